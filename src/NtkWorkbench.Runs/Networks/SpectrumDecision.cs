namespace NtkWorkbench.Runs;

/// <summary>What <c>features.method: auto</c> stands for where the tangent kernel is large: the leading modes alone, unless something else
/// needs the kernel.</summary>
internal static class SpectrumDecision
{
    // Those of a kernel of 10,000 rows, some minutes of one core.
    private const double MostBytes = 4.0 * (1L << 30);

    /// <summary>The options with lanczos and its defaults in place of auto where features and kernel would need more than 4 GiB or more
    /// than is available, whichever method was to decompose them; with the defaults of lanczos where the job asks for it; else as they
    /// are.</summary>
    /// <param name="job">The job.</param>
    /// <param name="network">Its network.</param>
    /// <param name="data">The samples that features are of.</param>
    /// <param name="gridPoints">g.</param>
    /// <param name="available">Bytes.</param>
    /// <exception cref="NtkException">The job asks for lanczos under instance noise.</exception>
    public static FeatureOptions Decide(NetworkJob job, NetworkArchitecture network, TrainingData data, int gridPoints, long available)
    {
        FeatureOptions options = job.Features;
        if (options.Method == SpectrumMethod.Lanczos && data.InstanceNoise > 0)
            throw new NtkException("lanczos forms no tangent kernel, which means over instance noise need; choose samples by "
                + "features.samples and another method");
        bool isLeading = options.Method == SpectrumMethod.Lanczos || (options.Method == SpectrumMethod.Auto && !NeedsKernel(job, data)
            && IsLarge(SpectrumMemory.Estimate(network, data.Train.Count, SpectrumMethod.Auto, options.Checkpoints.Count,
                gridPoints: gridPoints, principal: options.Principal, layers: job.Training.Layers, kernel: Kernel(options, network)),
                available));
        return isLeading ? options with { Method = SpectrumMethod.Lanczos, Leading = options.LeadingModes } : options;
    }

    /// <summary>The method by which the largest stable rate is found, before training: that of the features, but lanczos for auto where
    /// features and kernel are as large as that, whatever else is asked for; means over instance noise need a kernel.</summary>
    /// <inheritdoc cref="Decide"/>
    public static SpectrumMethod OfRate(NetworkJob job, NetworkArchitecture network, TrainingData data, long available) =>
        job.Features.Method == SpectrumMethod.Auto && data.InstanceNoise == 0
            && IsLarge(SpectrumMemory.Estimate(network, data.Train.Count, SpectrumMethod.Auto, layers: job.Training.Layers), available)
            ? SpectrumMethod.Lanczos : job.Features.Method;

    /// <summary>Which kernel is decomposed: of one output both are one.</summary>
    public static KernelKind Kernel(FeatureOptions options, NetworkArchitecture network) =>
        network.OutputCount == 1 ? KernelKind.Whole : options.Kernel;

    private static bool IsLarge(MemoryEstimate all, long available) => all.Bytes > Math.Min(MostBytes, available);

    private static bool NeedsKernel(NetworkJob job, TrainingData data) => job.Features.Checkpoints.Count == 0
        || job.Features.Save.Count > 0 || job.Features.InfiniteWidth || job.Features.Track.Choice is null || data.InstanceNoise > 0;
}
