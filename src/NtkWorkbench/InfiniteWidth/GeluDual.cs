using System.Numerics;

namespace NtkWorkbench;

/// <summary>φ(z) = zΦ(z): with P = ab, p = (a+1)(b+1), D² = p − c² and t = atan2(c, D), k = [(c² + PD²)/(pD) + ct]/2π + c/4 and
/// k̇ = (c/2πD)(1/D² + (2+a+b)/p) + 1/4 + t/2π.</summary>
/// <remarks>Source: arXiv:2002.08517, with (1 − P)/p + 1 = (2+a+b)/p, which does not cancel.</remarks>
internal sealed class GeluDual : DualActivation
{
    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double product = a * b, p = (a + 1) * (b + 1), squared = Math.Max(0, product - (c * c)) + a + b + 1, root = Math.Sqrt(squared);
        double angle = Math.Atan2(c, root);
        double value = ((((c * c) + (product * squared)) / (p * root)) + (c * angle)) / (2 * Math.PI);
        double derivative = (c / (2 * Math.PI * root) * ((1 / squared) + ((2 + a + b) / p))) + 0.25 + (angle / (2 * Math.PI));
        return (value + (c / 4), derivative);
    }

    internal override void Apply(double a, ReadOnlySpan<double> b, Span<double> c, Span<double> derivative)
    {
        const double turn = 1 / (2 * Math.PI);
        ReadOnlySpan<Vector<double>> other = Lanes.Of(b);
        Span<Vector<double>> covariance = Lanes.Of(c), slope = Lanes.Of(derivative);
        Vector<double> zero = Vector<double>.Zero, one = Vector<double>.One, quarter = new(0.25);
        for (int i = 0; i < covariance.Length; i++)
        {
            Vector<double> x = covariance[i], y = other[i], product = a * y, sum = y + new Vector<double>(a) + one;
            var p = new Vector<double>(a + 1) * (y + one);
            var square = product - (x * x);
            square = Vector.ConditionalSelect(Vector.LessThan(square, zero), zero, square) + sum;
            var root = Vector.SquareRoot(square);
            var angle = turn * Vector.CopySign(Arctangent.OfUpperHalf(Vector.Abs(x), root), x);
            covariance[i] = (turn * ((x * x) + (product * square)) / (p * root)) + (x * (angle + quarter));
            slope[i] = (turn * x / root * ((one / square) + ((sum + one) / p))) + quarter + angle;
        }
    }
}
