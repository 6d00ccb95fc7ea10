using System.Numerics;

namespace NtkWorkbench;

/// <summary>The two eigenvalues by which a mode of velocity and error moves in a step.</summary>
/// <param name="First">The one of larger modulus, or of a conjugate pair the one in the upper half plane.</param>
/// <param name="Second">The other.</param>
/// <param name="Regime">What they are.</param>
public readonly record struct ModeEigenvalues(Complex First, Complex Second, ModeRegime Regime)
{
    // A discriminant this small against its terms is one that rounding has left of zero. The eigenvalues are then equal to about its root,
    // 1e-6.
    private const double RepeatedTolerance = 1e-12;

    /// <summary>The larger modulus, by which the mode's error shrinks a step in the end.</summary>
    public double Contraction => Complex.Abs(First);

    /// <summary>The roots of λ² − (trace)λ + determinant.</summary>
    internal static ModeEigenvalues OfCharacteristic(double trace, double determinant) =>
        OfCharacteristic(trace, determinant, RepeatedTolerance);

    /// <summary>As <see cref="OfCharacteristic(double, double)"/>, for coefficients that are themselves uncertain. repeatedTolerance: a
    /// discriminant this small against its terms counts as zero.</summary>
    internal static ModeEigenvalues OfCharacteristic(double trace, double determinant, double repeatedTolerance)
    {
        double discriminant = (trace * trace) - (4 * determinant);
        double scale = Math.Max(trace * trace, Math.Abs(4 * determinant));
        if (Math.Abs(discriminant) <= repeatedTolerance * scale)
            return new ModeEigenvalues(trace / 2, trace / 2, ModeRegime.Repeated);
        double root = Math.Sqrt(Math.Abs(discriminant));
        if (discriminant < 0)
            return new ModeEigenvalues(new Complex(trace / 2, root / 2), new Complex(trace / 2, -root / 2), ModeRegime.Complex);
        double larger = (trace + Math.CopySign(root, trace)) / 2;
        // The product of the roots gives the smaller without cancellation.
        return new ModeEigenvalues(larger, determinant / larger, ModeRegime.Real);
    }
}
