using System.ComponentModel;
using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.Data.Functions;

namespace NtkWorkbench.Jobs.JobFiles.Records;

/// <summary>Samples of a function of one variable.</summary>
public sealed record FunctionDataOptions : DataOptions
{
    /// <summary>The function.</summary>
    [Description("The function that is sampled.")]
    public required TargetFunction Function { get; init; }

    /// <summary>Where the draws come from.</summary>
    [Description("Where the draws come from.")]
    public DataGenerator Generator { get; init; } = DataGenerator.Numpy;

    /// <summary>Training samples.</summary>
    [Description("Training samples.")]
    public TrainSamplingOptions Train { get; init; } = new();

    /// <summary>Test samples.</summary>
    [Description("Test samples.")]
    public TestSamplingOptions Test { get; init; } = new();
}
