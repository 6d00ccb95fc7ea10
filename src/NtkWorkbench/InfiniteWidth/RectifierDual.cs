namespace NtkWorkbench;

/// <summary>φ(z) = αz for z ≤ 0, βz for z &gt; 0: with s = √(ab − c²), θ = atan2(s, c) and F = (α−β)²/2π, k̇ = (α²+β²)/2 − Fθ and
/// k = Fs + k̇c. Where a variance is 0, φ′ is α there.</summary>
/// <remarks>Source: arXiv:1711.09090.</remarks>
internal sealed class RectifierDual(double negative, double positive) : DualActivation
{
    private readonly double _bend = (positive - negative) * (positive - negative) / (2 * Math.PI);
    private readonly double _aligned = ((negative * negative) + (positive * positive)) / 2;

    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double product = a * b, s = Math.Sqrt(Math.Max(0, product - (c * c)));
        double derivative = _aligned - (_bend * Math.Atan2(s, c));
        return product == 0 ? (0, negative * (a == b ? negative : (negative + positive) / 2)) : ((_bend * s) + (derivative * c), derivative);
    }
}
