namespace NtkWorkbench.JobFiles;

/// <summary>Train a network, linearize it before and after, decompose, draw.</summary>
public sealed record NetworkJob : TrainingJob
{
    /// <summary>What is looked at.</summary>
    [Description("What is looked at.")]
    public FeatureOptions Features { get; init; } = new();
}
