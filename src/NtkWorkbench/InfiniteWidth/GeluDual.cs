namespace NtkWorkbench;

/// <summary>φ(z) = zΦ(z).</summary>
internal sealed class GeluDual : DualActivation
{
    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double product = a * b, p = (a + 1) * (b + 1), squared = p - (c * c), root = Math.Sqrt(squared), angle = Math.Atan2(c, root);
        double value = ((((c * c) + (product * squared)) / (p * root)) + (c * angle)) / (2 * Math.PI);
        double derivative = (c / (2 * Math.PI * root) * ((1 / squared) + ((1 - product) / p) + 1)) + 0.25 + (angle / (2 * Math.PI));
        return (value + (c / 4), derivative);
    }
}
