namespace NtkWorkbench;

/// <summary>φ(z) = erf z: with r = √((1 + 2a)(1 + 2b) − 4c²), k = (2/π) atan2(2c, r) and k̇ = 4/(πr).</summary>
/// <remarks>Source: Williams, "Computing with infinite networks", NIPS 1996.</remarks>
internal sealed class ErfDual : DualActivation
{
    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double r = Math.Sqrt((4 * Math.Max(0, (a * b) - (c * c))) + (2 * (a + b)) + 1);
        return (2 / Math.PI * Math.Atan2(2 * c, r), 4 / (Math.PI * r));
    }
}
