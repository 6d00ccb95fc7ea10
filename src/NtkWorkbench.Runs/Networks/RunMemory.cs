namespace NtkWorkbench.Runs;

/// <summary>What a run of a network needs of memory; one that would not fit is refused before anything of its size is made.</summary>
internal sealed class RunMemory(
    NetworkArchitecture architecture, FeatureOptions options, TrainableLayers layers, int samples, int gridPoints)
{
    // The job's parameters, those in training, their gradient, and what an optimizer keeps of it.
    private const int ParameterVectors = 5;

    private static readonly int LargestKernel = (int)Math.Sqrt(Array.MaxLength);

    /// <summary>Bytes of the parameters, as often as training and its checkpoints keep them.</summary>
    public double Training => sizeof(double) * (double)architecture.ParameterCount * (ParameterVectors + options.Checkpoints.Count);

    /// <summary>What the tangent features need; null where no checkpoint is asked for.</summary>
    public MemoryEstimate? Features => options.Checkpoints.Count == 0 ? null : SpectrumMemory.Estimate(
        architecture, samples, options.Method, options.Checkpoints.Count, options.Save.Contains(SavedMatrix.Jacobian), gridPoints, layers);

    public void RequireParameters(long available)
    {
        if (Training > available)
            throw new NtkException($"{architecture.ParameterCount} parameters need {MemoryEstimate.InGibibytes(Training)} in training, "
                + $"{MemoryEstimate.InGibibytes(available)} are available; use narrower layers");
    }

    public void RequireFeatures(long available)
    {
        long rows = (long)samples * architecture.OutputCount;
        if (options.Checkpoints.Count > 0 && rows > LargestKernel)
            throw new NtkException($"a tangent kernel of {rows} rows is too large, expected at most {LargestKernel}; use fewer training "
                + $"samples, or features.checkpoints: [] to train only");
        Features?.Require(available);
    }
}
