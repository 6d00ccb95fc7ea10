using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

internal sealed class Sgd<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override IReadOnlyList<T[]> Vectors => [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, T learningRate)
    {
        Span<Vector<T>> theta = Lanes.Of(parameters);
        ReadOnlySpan<Vector<T>> g = Lanes.Of(gradient)[..theta.Length], rates = Rates;
        var descent = new Vector<T>(-learningRate);
        for (int i = 0; i < theta.Length; i++)
            theta[i] = Lanes.MultiplyAdd(rates.IsEmpty ? descent : descent * rates[i], g[i], theta[i]);
    }
}
