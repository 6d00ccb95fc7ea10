namespace NtkWorkbench;

/// <summary>The cheapest way where there are many parameters: Θ = U Σ² Uᵀ, σ = √max(λ, 0).</summary>
internal static class KernelSpectrum
{
    public static (double[] SingularValues, Matrix LeftVectors) Compute(ITangentFeatures features, SymmetricEigendecomposition modes)
    {
        ShapeException.ThrowIfLengthDiffers($"the modes of a tangent kernel of {features.Rows} rows", features.Rows,
            modes.Eigenvalues.Length);
        int count = Math.Min(features.Rows, features.Columns);
        double[] sigma = [.. modes.Eigenvalues.Take(count).Select(value => Math.Sqrt(Math.Max(value, 0)))];
        return (sigma, LeadingVectors.Columns(modes.Eigenvectors, count));
    }
}
