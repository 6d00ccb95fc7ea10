namespace NtkWorkbench;

/// <summary>Below what value a method's singular values are rounding error.</summary>
internal static class SpectrumFloor
{
    /// <summary>σ₁·max(rows, columns)·ε, for methods that work on J itself.</summary>
    public static double OfFeatures(double largest, int rows, int columns) => largest * Math.Max(rows, columns) * MachineEpsilon.Float64;

    /// <summary>σ₁·√(rows·ε), for the square roots of eigenvalues.</summary>
    public static double OfKernel(double largest, int rows) => largest * Math.Sqrt(rows * MachineEpsilon.Float64);
}
