using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

internal sealed class RmsProp<T>(RmsPropOptions options, int length) : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _squareAverage = new T[length];

    public override IReadOnlyList<T[]> Vectors => [_squareAverage];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, T learningRate)
    {
        Span<Vector<T>> theta = Lanes.Of(parameters), v = Lanes.Of(_squareAverage.AsSpan())[..theta.Length];
        ReadOnlySpan<Vector<T>> g = Lanes.Of(gradient)[..theta.Length], rates = Rates;
        var alpha = new Vector<T>(T.CreateChecked(options.Alpha));
        var share = new Vector<T>(T.CreateChecked(1 - options.Alpha));
        var epsilon = new Vector<T>(T.CreateChecked(options.Epsilon));
        var descent = new Vector<T>(-learningRate);
        for (int i = 0; i < theta.Length; i++)
        {
            v[i] = Lanes.MultiplyAdd(alpha, v[i], share * g[i] * g[i]);
            Vector<T> direction = g[i] / (Vector.SquareRoot(v[i]) + epsilon);
            theta[i] = Lanes.MultiplyAdd(rates.IsEmpty ? descent : descent * rates[i], direction, theta[i]);
        }
    }
}
