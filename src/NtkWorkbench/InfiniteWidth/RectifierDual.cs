using System.Numerics;

namespace NtkWorkbench;

/// <summary>φ(z) = αz for z ≤ 0, βz for z &gt; 0: with s = √(ab − c²), θ = atan2(s, c) and F = (α−β)²/2π, k̇ = (α²+β²)/2 − Fθ and
/// k = Fs + k̇c. Where a variance is 0, φ′ is α there; where ab − c² is no more than the rounding of its terms, s is 0, as of the
/// collinear inputs that it then belongs to.</summary>
/// <remarks>Source: arXiv:1711.09090.</remarks>
internal sealed class RectifierDual(double negative, double positive) : DualActivation
{
    // Of ab and c², each a product of numbers that are themselves rounded.
    private const double Rounding = 8 * MachineEpsilon.Float64;

    private readonly double _bend = (positive - negative) * (positive - negative) / (2 * Math.PI);
    private readonly double _aligned = ((negative * negative) + (positive * positive)) / 2;
    private readonly double _aside = negative * (negative + positive) / 2;

    internal override bool HasCorner => _bend != 0;

    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double product = a * b, square = product - (c * c), s = square <= Rounding * product ? 0 : Math.Sqrt(square);
        double derivative = _aligned - (_bend * Math.Atan2(s, c));
        return product == 0 ? (0, a == b ? negative * negative : _aside) : ((_bend * s) + (derivative * c), derivative);
    }

    internal override void Apply(double a, ReadOnlySpan<double> b, Span<double> c, Span<double> derivative)
    {
        ReadOnlySpan<Vector<double>> other = Lanes.Of(b);
        Span<Vector<double>> covariance = Lanes.Of(c), slope = Lanes.Of(derivative);
        Vector<double> zero = Vector<double>.Zero, bend = new(_bend), aligned = new(_aligned);
        Vector<double> bothZero = new(negative * negative), oneZero = new(_aside);
        for (int i = 0; i < covariance.Length; i++)
        {
            Vector<double> x = covariance[i], product = a * other[i], square = product - (x * x);
            var s = Vector.SquareRoot(Vector.ConditionalSelect(Vector.LessThanOrEqual(square, Rounding * product), zero, square));
            var k = aligned - (bend * Arctangent.OfUpperHalf(s, x));
            var isZero = Vector.Equals(product, zero);
            covariance[i] = Vector.ConditionalSelect(isZero, zero, (bend * s) + (k * x));
            slope[i] = Vector.ConditionalSelect(isZero, Vector.ConditionalSelect(Vector.Equals(other[i], new(a)), bothZero, oneZero), k);
        }
    }
}
