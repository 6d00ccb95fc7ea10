namespace NtkWorkbench;

/// <summary>φ(z) = αz for z &lt; 0, βz for z ≥ 0.</summary>
internal sealed class RectifierDual(double negative, double positive) : DualActivation
{
    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double s = Math.Sqrt(Math.Max(0, (a * b) - (c * c))), angle = Math.Atan2(s, c);
        double f = (positive - negative) * (positive - negative) / (2 * Math.PI);
        double derivative = (((negative * negative) + (positive * positive)) / 2) - (f * angle);
        return ((f * s) + (derivative * c), derivative);
    }
}
