namespace NtkWorkbench;

/// <summary>φ(z) = ln(1 + e^z) = Σ_i w_i E[max(z + t_i ε, 0)], ε standard normal.</summary>
internal sealed class SoftplusDual(LogisticScales scales) : DualActivation
{
    private static readonly RectifierDual Rectified = new(0, 1);

    internal override DualActivation Finer => new SoftplusDual(LogisticScales.Fine);

    public override (double Value, double Derivative) Evaluate(double a, double b, double c) =>
        scales.Mean((t, u) => Rectified.Evaluate(a + (t * t), b + (u * u), c));
}
