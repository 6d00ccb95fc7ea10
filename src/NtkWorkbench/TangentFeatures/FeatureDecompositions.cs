namespace NtkWorkbench;

/// <summary>Computes the decomposition J = U Σ Vᵀ.</summary>
internal static class FeatureDecompositions
{
    // Up to 32 MiB of J, its decomposition takes a fraction of a second and gives V as well.
    private const long LargestSvd = 1L << 22;

    // Half the operations of an LQ factorization: half a minute at the 80 GF of two cores.
    private const double LargestLq = 1e12;

    /// <summary>The method that <see cref="SpectrumMethod.Auto"/> stands for.</summary>
    /// <returns><see cref="SpectrumMethod.Svd"/> where J has at most 2²² entries; else <see cref="SpectrumMethod.Lq"/> where
    /// (n·o)²·max(n·o, p) is at most 10¹²; else <see cref="SpectrumMethod.Kernel"/>.</returns>
    public static SpectrumMethod Choose(int rows, int columns)
    {
        if ((long)rows * columns <= LargestSvd)
            return SpectrumMethod.Svd;
        return (double)rows * rows * Math.Max(rows, columns) <= LargestLq ? SpectrumMethod.Lq : SpectrumMethod.Kernel;
    }

    /// <summary>Whether a method takes the spectrum of J with scaled columns too, whose kernel has no factored form: svd and lq, which
    /// factor J whatever its size, do; auto and kernel where <see cref="Choose"/> would factor it.</summary>
    public static bool TakesScaled(SpectrumMethod method, int rows, int columns) =>
        method is SpectrumMethod.Svd or SpectrumMethod.Lq || Choose(rows, columns) != SpectrumMethod.Kernel;

    /// <summary>The decomposition, with signs by <see cref="SignConvention"/>. principalCount: how many principal directions are kept;
    /// more than there are are not; modes: Θ = Q Λ Qᵀ of these features where it is there already, which spares
    /// <see cref="SpectrumMethod.Kernel"/> computing it; not changed; rounding: by how much rounding moves J.</summary>
    /// <remarks>Time O((n·o)²p) by SVD and LQ, O((n·o)²(Σ widths + n·o)) by the kernel; memory by <see cref="SpectrumMemory"/>. The result
    /// does not depend on the number of threads.</remarks>
    public static FeatureDecomposition Compute(
        ITangentFeatures features, SpectrumMethod method, int principalCount, ILinearAlgebra linearAlgebra,
        SymmetricEigendecomposition? modes = null, double rounding = 0, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(principalCount);
        if (features.Rows == 0)
            throw new ShapeException("a feature spectrum needs at least one point, got none");
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(0);
        if (method == SpectrumMethod.Auto)
            method = Choose(features.Rows, features.Columns);
        (double[] sigma, Matrix left, Matrix? directions) = method switch
        {
            SpectrumMethod.Svd => WholeSpectrum.Compute(features, principalCount, linearAlgebra),
            SpectrumMethod.Lq => WithoutDirections(BlockedLq.Compute(features, linearAlgebra, progress, cancellation)),
            SpectrumMethod.Kernel =>
                WithoutDirections(KernelSpectrum.Compute(features, modes ?? linearAlgebra.Eigenvalues(Kernel()))),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "unknown method"),
        };
        SignConvention.Apply(left, directions);
        directions ??= PrincipalDirections.Of(features, left, Math.Min(principalCount, sigma.Length));
        progress?.Report(1);
        return new FeatureDecomposition
        {
            Spectrum = new()
            {
                Method = method,
                SingularValues = sigma,
                Floor = method == SpectrumMethod.Kernel
                    ? double.Hypot(SpectrumFloor.OfKernel(sigma[0], features.Rows), rounding)
                    : SpectrumFloor.OfFeatures(sigma[0], features.Rows, features.Columns) + rounding,
                Rounding = rounding,
            },
            LeftVectors = left,
            PrincipalDirections = directions,
        };

        static (double[], Matrix, Matrix?) WithoutDirections((double[] Sigma, Matrix Left) found) => (found.Sigma, found.Left, null);

        // Forming Θ and decomposing it take about as long where rows and widths are alike.
        Matrix Kernel() => TangentKernels.Compute(features, features, layer: null, ProgressSection.Of(progress, 0, 0.5), cancellation);
    }
}
