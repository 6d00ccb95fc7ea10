using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>The angle of a point of the upper half-plane, a vector at a time.</summary>
internal static class Arctangent
{
    // (arctan t − t)/t³ in t² on [0, tan²(π/8)]: interpolated at the roots of a Chebyshev polynomial in 60 digits, to 2·10⁻¹⁸ of arctan.
    private static readonly double[] Coefficients =
    [
        -0.3333333333333333, 0.1999999999999552, -0.14285714284666542, 0.11111111015256292, -0.09090904578121085, 0.07692183190760651,
        -0.0666451144646022, 0.05858148904795124, -0.050854496960392584, 0.039231657085083686, -0.019176885636589053,
    ];

    private static readonly double Bound = Math.Sqrt(2) - 1;

    /// <summary>atan2(y, x) for y ≥ 0, in [0, π], with 0 where both are 0; NaN propagates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> OfUpperHalf(Vector<double> y, Vector<double> x)
    {
        var width = Vector.Abs(x);
        var steep = Vector.GreaterThan(y, width);
        Vector<double> longer = Vector.ConditionalSelect(steep, y, width), shorter = Vector.ConditionalSelect(steep, width, y);

        // arctan q = π/4 + arctan((q − 1)/(q + 1)) where q is above tan(π/8); the two legs' quotient is taken once.
        var turned = Vector.GreaterThan(shorter, longer * Bound);
        var top = shorter - Vector.ConditionalSelect(turned, longer, Vector<double>.Zero);
        var bottom = longer + Vector.ConditionalSelect(turned, shorter, Vector<double>.Zero);
        bottom = Vector.ConditionalSelect(Vector.Equals(bottom, Vector<double>.Zero), Vector<double>.One, bottom);
        Vector<double> t = top / bottom, square = t * t, sum = new(Coefficients[10]);
        for (int i = 9; i >= 0; i--)
            sum = Lanes.MultiplyAdd(sum, square, new Vector<double>(Coefficients[i]));
        var angle = Lanes.MultiplyAdd(t * square, sum, t) + Vector.ConditionalSelect(turned, new(Math.PI / 4), Vector<double>.Zero);
        angle = Vector.ConditionalSelect(steep, new Vector<double>(Math.PI / 2) - angle, angle);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), new Vector<double>(Math.PI) - angle, angle);
    }
}
