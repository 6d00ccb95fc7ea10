using System.Numerics;

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

    internal override void Apply(double a, ReadOnlySpan<double> b, Span<double> c, Span<double> derivative)
    {
        ReadOnlySpan<Vector<double>> other = Lanes.Of(b);
        Span<Vector<double>> covariance = Lanes.Of(c), slope = Lanes.Of(derivative);
        Vector<double> zero = Vector<double>.Zero, start = new((2 * a) + 1);
        for (int i = 0; i < covariance.Length; i++)
        {
            Vector<double> x = covariance[i], square = (a * other[i]) - (x * x);
            square = 4 * Vector.ConditionalSelect(Vector.LessThan(square, zero), zero, square);
            var r = Vector.SquareRoot(square + (2 * other[i]) + start);
            var angle = Arctangent.OfUpperHalf(Vector.Abs(2 * x), r);
            covariance[i] = 2 / Math.PI * Vector.CopySign(angle, x);
            slope[i] = new Vector<double>(4 / Math.PI) / r;
        }
    }
}
