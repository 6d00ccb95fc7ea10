namespace NtkWorkbench.Runs;

/// <summary>All that a run of a network computed: what figures, summary and report are made from.</summary>
internal sealed record NetworkResults
{
    public required NetworkRunPlan Plan { get; init; }

    public required TrainingResult Training { get; init; }

    public required IReadOnlyList<MetricsRow> Rows { get; init; }

    /// <summary>Those of the checkpoints that were asked for and could be analyzed, by step.</summary>
    public required IReadOnlyList<CheckpointAnalysis> Analyses { get; init; }

    /// <summary>The kernel along training, by step; empty where it was not followed.</summary>
    public required IReadOnlyList<TrajectoryPoint> Trajectory { get; init; }

    /// <summary>The linear model beside the network; null where a part of it is missing.</summary>
    public required LinearizedTraining? Linearized { get; init; }

    /// <summary>Whether the run was ended from outside, in training or after it.</summary>
    public required bool Cancelled { get; init; }
}
