namespace NtkWorkbench.JobFiles;

/// <summary>Samples of a function of one variable, or of two.</summary>
public sealed record FunctionDataOptions : DataOptions
{
    /// <summary>The function.</summary>
    [Description("The function that is sampled.")]
    public required TargetFunction Function { get; init; }

    /// <summary>Where the draws come from.</summary>
    [Description("Where the draws come from.")]
    public DataGenerator Generator { get; init; } = DataGenerator.Numpy;

    /// <summary>What the draws are derived from; null: the job's seed.</summary>
    [Description("What the draws of the data are derived from (default: the job's seed). Given, jobs of other seeds learn the same data.")]
    [Range(0, uint.MaxValue)]
    public long? Seed { get; init; }

    /// <summary>Training samples.</summary>
    [Description("Training samples.")]
    public TrainSamplingOptions Train { get; init; } = new();

    /// <summary>Test samples.</summary>
    [Description("Test samples.")]
    public TestSamplingOptions Test { get; init; } = new();
}
