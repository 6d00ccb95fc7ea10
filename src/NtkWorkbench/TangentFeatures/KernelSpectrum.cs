namespace NtkWorkbench;

/// <summary>The cheapest way where there are many parameters: Θ = U Σ² Uᵀ, σ = √max(λ, 0).</summary>
internal static class KernelSpectrum
{
    // Forming Θ and decomposing it take about as long where rows and widths are alike.
    private const double ShareOfTheKernel = 0.5;

    /// <summary>See <see cref="FeatureSpectra.Compute"/>.</summary>
    public static FeatureSpectrum Compute(
        ITangentFeatures features, Matrix? kernel, ILinearAlgebra linearAlgebra, IProgress<double>? progress, CancellationToken cancellation)
    {
        int count = Math.Min(features.Rows, features.Columns);
        kernel ??= TangentKernels.Compute(features, features, layer: null, ProgressSection.Of(progress, 0, ShareOfTheKernel), cancellation);
        ShapeException.ThrowIfLengthDiffers($"the tangent kernel of {features.Rows} rows", (long)features.Rows * features.Rows, kernel.Values.Length);
        progress?.Report(ShareOfTheKernel);
        cancellation.ThrowIfCancellationRequested();
        var decomposition = linearAlgebra.Eigenvalues(kernel);
        double[] sigma = [.. decomposition.Eigenvalues.Take(count).Select(value => Math.Sqrt(Math.Max(value, 0)))];
        return new FeatureSpectrum
        {
            Method = SpectrumMethod.Kernel,
            SingularValues = sigma,
            LeftVectors = LeadingVectors.Columns(decomposition.Eigenvectors, count),
            Floor = SpectrumFloor.OfKernel(sigma[0], features.Rows),
        };
    }
}
