using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>The angle of a point of the upper half-plane, a vector at a time.</summary>
internal static class Arctangent
{
    // tan(π/8).
    private const double Bound = 0.41421356237309503;

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
        Vector<double> t = top / bottom, square = t * t;
        var angle = Lanes.MultiplyAdd(t * square, Tail(square), t)
            + Vector.ConditionalSelect(turned, new(Math.PI / 4), Vector<double>.Zero);
        angle = Vector.ConditionalSelect(steep, new Vector<double>(Math.PI / 2) - angle, angle);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero), new Vector<double>(Math.PI) - angle, angle);
    }

    /// <summary>(arctan t − t)/t³ in t² on [0, tan²(π/8)]: interpolated at the roots of a Chebyshev polynomial in 60 digits, to 2·10⁻¹⁸ of
    /// arctan t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Tail(Vector<double> square)
    {
        // Written out, and in two chains: a loop over a table takes half as long again.
        var fourth = square * square;
        var even = Next(new(-0.019176885636589053), fourth, -0.050854496960392584);
        var odd = Next(new(0.039231657085083686), fourth, 0.05858148904795124);
        even = Next(even, fourth, -0.0666451144646022);
        odd = Next(odd, fourth, 0.07692183190760651);
        even = Next(even, fourth, -0.09090904578121085);
        odd = Next(odd, fourth, 0.11111111015256292);
        even = Next(even, fourth, -0.14285714284666542);
        odd = Next(odd, fourth, 0.1999999999999552);
        even = Next(even, fourth, -0.3333333333333333);
        return Lanes.MultiplyAdd(odd, square, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Next(Vector<double> sum, Vector<double> x, double coefficient) =>
        Lanes.MultiplyAdd(sum, x, new Vector<double>(coefficient));
}
