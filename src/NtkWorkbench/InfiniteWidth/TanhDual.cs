namespace NtkWorkbench;

/// <summary>φ(z) = tanh z = Σ_i w_i erf(√2 z/t_i).</summary>
internal sealed class TanhDual(LogisticScales scales) : DualActivation
{
    private static readonly ErfDual Erf = new();

    internal override DualActivation Finer => new TanhDual(LogisticScales.Fine);

    public override (double Value, double Derivative) Evaluate(double a, double b, double c) => scales.Mean((t, u) =>
    {
        double x = 2 / (t * t), y = 2 / (u * u), xy = 2 / (t * u);
        (double value, double derivative) = Erf.Evaluate(x * a, y * b, xy * c);
        return (value, xy * derivative);
    });
}
