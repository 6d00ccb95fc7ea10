using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

internal sealed class Momentum<T>(MomentumOptions options, int length) : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _velocity = new T[length];

    public override IReadOnlyList<T[]> Vectors => [_velocity];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, T learningRate)
    {
        Span<Vector<T>> theta = Lanes.Of(parameters), v = Lanes.Of(_velocity.AsSpan())[..theta.Length];
        ReadOnlySpan<Vector<T>> g = Lanes.Of(gradient)[..theta.Length], rates = Rates;
        var mu = new Vector<T>(T.CreateChecked(options.Coefficient));
        var share = new Vector<T>(Steps == 1 ? T.One : T.CreateChecked(1 - options.Dampening));
        var descent = new Vector<T>(-learningRate);
        for (int i = 0; i < theta.Length; i++)
        {
            v[i] = Lanes.MultiplyAdd(mu, v[i], share * g[i]);
            Vector<T> direction = options.Nesterov ? Lanes.MultiplyAdd(mu, v[i], g[i]) : v[i];
            theta[i] = Lanes.MultiplyAdd(rates.IsEmpty ? descent : descent * rates[i], direction, theta[i]);
        }
    }
}
