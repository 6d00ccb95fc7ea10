namespace NtkWorkbench.Runs;

/// <summary>What is kept of one step along training: its point, and what a page or a reader of files draws of it.</summary>
internal sealed record FollowedStep
{
    public required TrajectoryPoint Point { get; init; }

    /// <summary>√λ of the kernel, at most as many as <see cref="SnapshotSizes"/> keeps.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>That of the kernel's spectrum.</summary>
    public required double Floor { get; init; }

    /// <summary>√λ above it, among all of them.</summary>
    public required int NumericalRank { get; init; }

    /// <summary>Θ of the shown output between the chosen samples, (m, m).</summary>
    public required double[] Kernel { get; init; }

    /// <summary>φ_1 … φ_k on the grid, (k, g·o), signs by convention; null where they are too many.</summary>
    public required double[]? PrincipalFeatures { get; init; }

    /// <summary>f on the grid, (g, o); null where parameters are kept, or they are too many.</summary>
    public required double[]? Outputs { get; init; }

    /// <summary>f on the training samples that features are of, (n, o); null where they are too many.</summary>
    public required double[]? TrainOutputs { get; init; }

    /// <summary>Takes them at one step.</summary>
    /// <remarks>O((n·o)³ + k·(n + g)·o·p).</remarks>
    public static FollowedStep Of(TrajectoryPoint point, Linearization linear, SnapshotSizes sizes, Matrix grid, int shown)
    {
        FeatureDecomposition decomposition = linear.OfKernel(sizes.Leading);
        Spectrum spectrum = decomposition.Spectrum;
        return new FollowedStep
        {
            Point = point,
            SingularValues = [.. spectrum.SingularValues.Take(SnapshotSizes.MostSingularValues)],
            Floor = spectrum.Floor,
            NumericalRank = spectrum.NumericalRank,
            Kernel = Between(linear.Kernel, sizes.KernelSamples, linear.Architecture.OutputCount, shown),
            PrincipalFeatures = sizes.HasPrincipalFeatures
                ? ByFeature(NtkWorkbench.PrincipalFeatures.Evaluate(decomposition, linear.At(grid).Features)) : null,
            Outputs = sizes.HasOutputs ? linear.At(grid).Outputs.Values : null,
            TrainOutputs = sizes.HasTrainOutputs ? linear.Outputs.Values : null,
        };
    }

    private static double[] ByFeature(Matrix features) =>
        [.. Enumerable.Range(0, features.Columns).SelectMany(features.Column)];

    private static double[] Between(Matrix kernel, int[] samples, int outputs, int shown) =>
        [.. samples.SelectMany(a => samples.Select(b => kernel[(a * outputs) + shown, (b * outputs) + shown]))];
}
