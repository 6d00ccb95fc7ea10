namespace NtkWorkbench.Core.Linearization;

/// <summary>Below what value a method's singular values are rounding error.</summary>
internal static class SpectrumFloor
{
    /// <summary>ε of float64: 2⁻⁵², from 1 to the next number.</summary>
    public const double Epsilon = 1.0 / (1L << 52);

    /// <summary>σ₁·max(rows, columns)·ε, for methods that work on J itself.</summary>
    public static double OfFeatures(double largest, int rows, int columns) => largest * Math.Max(rows, columns) * Epsilon;

    /// <summary>σ₁·√(rows·ε), for the square roots of eigenvalues.</summary>
    public static double OfKernel(double largest, int rows) => largest * Math.Sqrt(rows * Epsilon);
}
