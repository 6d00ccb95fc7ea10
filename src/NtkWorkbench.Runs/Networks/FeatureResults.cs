namespace NtkWorkbench.Runs;

/// <summary>All that a run read from its linearizations.</summary>
internal sealed record FeatureResults
{
    /// <summary>The checkpoints that were asked for and could be analyzed, by step.</summary>
    public List<CheckpointAnalysis> Analyses { get; } = [];

    /// <summary>The network along training, by step; empty where it was not followed.</summary>
    public List<FollowedStep> Followed { get; } = [];

    /// <summary>The same as arrays; null where no step was followed.</summary>
    public TrainingSnapshots? Snapshots { get; set; }

    /// <summary>The limit of infinite width beside the network at initialization; null where it was not asked for, or not found.</summary>
    public InfiniteWidthResults? InfiniteWidth { get; set; }

    /// <summary>The linear model beside the network; null where a part of it is missing.</summary>
    public LinearizedTraining? Linearized { get; set; }
}
