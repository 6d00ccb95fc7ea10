using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

internal sealed class Adam<T>(AdamOptions options, int length) : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _mean = new T[length];
    private readonly T[] _squareMean = new T[length];

    public override IReadOnlyList<T[]> Vectors => [_mean, _squareMean];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, T learningRate)
    {
        Span<Vector<T>> theta = Lanes.Of(parameters);
        Span<Vector<T>> m = Lanes.Of(_mean.AsSpan())[..theta.Length], v = Lanes.Of(_squareMean.AsSpan())[..theta.Length];
        ReadOnlySpan<Vector<T>> g = Lanes.Of(gradient)[..theta.Length], rates = Rates;
        double meanCorrection = 1 - Math.Pow(options.Beta1, Steps), squareCorrection = 1 - Math.Pow(options.Beta2, Steps);
        Vector<T> beta1 = Constant(options.Beta1), share1 = Constant(1 - options.Beta1);
        Vector<T> beta2 = Constant(options.Beta2), share2 = Constant(1 - options.Beta2);
        Vector<T> epsilon = Constant(options.Epsilon), root = Constant(1 / Math.Sqrt(squareCorrection));
        Vector<T> descent = Constant(-double.CreateChecked(learningRate) / meanCorrection);
        for (int i = 0; i < theta.Length; i++)
        {
            m[i] = Lanes.MultiplyAdd(beta1, m[i], share1 * g[i]);
            v[i] = Lanes.MultiplyAdd(beta2, v[i], share2 * g[i] * g[i]);
            Vector<T> direction = m[i] / Lanes.MultiplyAdd(Vector.SquareRoot(v[i]), root, epsilon);
            theta[i] = Lanes.MultiplyAdd(rates.IsEmpty ? descent : descent * rates[i], direction, theta[i]);
        }
    }

    private static Vector<T> Constant(double value) => new(T.CreateChecked(value));
}
