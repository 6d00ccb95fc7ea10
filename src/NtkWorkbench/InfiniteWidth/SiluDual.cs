namespace NtkWorkbench;

/// <summary>φ(z) = zσ(z) = Σ_i w_i t_i gelu(z/t_i).</summary>
internal sealed class SiluDual(LogisticScales scales) : DualActivation
{
    private static readonly GeluDual Gelu = new();

    internal override DualActivation Finer => new SiluDual(LogisticScales.Fine);

    public override (double Value, double Derivative) Evaluate(double a, double b, double c) => scales.Mean((t, u) =>
    {
        (double value, double derivative) = Gelu.Evaluate(a / (t * t), b / (u * u), c / (t * u));
        return (t * u * value, derivative);
    });
}
