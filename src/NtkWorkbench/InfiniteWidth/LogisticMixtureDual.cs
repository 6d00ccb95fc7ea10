using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>An activation that is made of the logistic function, which is a mean of normal distribution functions
/// (<see cref="LogisticScales"/>): φ(z) = Σ_i w_i φ_i(z) with φ_i of closed duals, so that k and k̇ are the double sum of theirs.</summary>
/// <remarks>Its error does not depend on the variances; at many points of moderate variances <see cref="HermiteTable"/> is a hundred times
/// as fast.</remarks>
internal sealed class LogisticMixtureDual : DualActivation
{
    private readonly DualActivation _part;
    private readonly Func<LogisticScales, LogisticMixtureDual> _make;
    private readonly Activation _activation;
    private readonly Part[] _parts;

    // By which errors are told: never by the way whose error it is.
    private readonly bool _isReference;

    private LogisticMixtureDual(Activation activation, DualActivation part, LogisticScales scales, Func<double, Part> of,
        Func<LogisticScales, LogisticMixtureDual> make)
    {
        (_activation, _part, _make, _isReference) = (activation, part, make, ReferenceEquals(scales, LogisticScales.Fine));
        _parts = [.. scales.Deviations.Zip(scales.Weights, (t, weight) =>
        {
            Part it = of(t);
            return it with { Value = weight * it.Value, Slope = weight * it.Slope };
        })];
    }

    /// <summary>φ_i(z) = <c>Value</c>·φ₀(<c>Scale</c>·z + noise of variance <c>Offset</c>), of derivative <c>Slope</c>·φ₀′.</summary>
    private readonly record struct Part(double Scale, double Offset, double Value, double Slope);

    internal override DualActivation Finer => _make(LogisticScales.Fine);

    // Of φ = ½ + an odd function.
    private double Level => _activation == Activation.Sigmoid ? 0.25 : 0;

    /// <summary>tanh z = Σ_i w_i erf(√2 z/t_i).</summary>
    public static LogisticMixtureDual Tanh(LogisticScales scales) =>
        new(Activation.Tanh, new ErfDual(), scales, t => new(Math.Sqrt(2) / t, 0, 1, Math.Sqrt(2) / t), Tanh);

    /// <summary>σ(z) = ½ + ½ Σ_i w_i erf(z/(√2 t_i)).</summary>
    public static LogisticMixtureDual Sigmoid(LogisticScales scales) =>
        new(Activation.Sigmoid, new ErfDual(), scales, t => new(Math.Sqrt(0.5) / t, 0, 0.5, 0.5 * Math.Sqrt(0.5) / t), Sigmoid);

    /// <summary>ln(1 + e^z) = Σ_i w_i E[max(z + t_i ε, 0)], ε standard normal.</summary>
    public static LogisticMixtureDual Softplus(LogisticScales scales) =>
        new(Activation.Softplus, new RectifierDual(0, 1), scales, t => new(1, t * t, 1, 1), Softplus);

    /// <summary>zσ(z) = Σ_i w_i t_i gelu(z/t_i).</summary>
    public static LogisticMixtureDual Silu(LogisticScales scales) =>
        new(Activation.Silu, new GeluDual(), scales, t => new(1 / t, 0, t, 1), Silu);

    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double value = Level, derivative = 0;
        foreach (Part i in _parts)
        {
            foreach (Part j in _parts)
            {
                (double k, double slope) = _part.Evaluate(
                    (i.Scale * i.Scale * a) + i.Offset, (j.Scale * j.Scale * b) + j.Offset, i.Scale * j.Scale * c);
                value += i.Value * j.Value * k;
                derivative += i.Slope * j.Slope * slope;
            }
        }
        return (value, derivative);
    }

    internal override DualTable Table(double[] variances, ILinearAlgebra algebra) =>
        (_isReference ? null : (DualTable?)HermiteTable.Find(_activation, variances, algebra)) ?? new VarianceTable(this, variances);

    internal override void Apply(double a, ReadOnlySpan<double> b, Span<double> c, Span<double> derivative)
    {
        double[] work = new double[4 * c.Length];
        Span<double> x = work.AsSpan(0, c.Length), k = work.AsSpan(c.Length, c.Length), slope = work.AsSpan(2 * c.Length, c.Length),
            value = work.AsSpan(3 * c.Length);
        value.Fill(Level);
        derivative.Clear();
        foreach (Part j in _parts)
        {
            TensorPrimitives.Multiply(b, j.Scale * j.Scale, x);
            TensorPrimitives.Add(x, j.Offset, x);
            foreach (Part i in _parts)
            {
                TensorPrimitives.Multiply(c, i.Scale * j.Scale, k);
                _part.Apply((i.Scale * i.Scale * a) + i.Offset, x, k, slope);
                TensorPrimitives.MultiplyAdd(k, i.Value * j.Value, value, value);
                TensorPrimitives.MultiplyAdd(slope, i.Slope * j.Slope, derivative, derivative);
            }
        }
        value.CopyTo(c);
    }
}
