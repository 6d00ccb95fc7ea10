namespace NtkWorkbench.Runs;

/// <summary>All that a run of a network computed: what figures, summary and report are made from.</summary>
internal sealed record NetworkResults
{
    public required NetworkRunPlan Plan { get; init; }

    public required TrainingResult Training { get; init; }

    public required IReadOnlyList<MetricsRow> Rows { get; init; }

    /// <summary>One recorded row of how many <see cref="Rows"/> holds; 1: all.</summary>
    public int OneRowOf { get; init; } = 1;

    /// <summary>The row of the lowest validation loss; null without validation data.</summary>
    public MetricsRow? BestValidation { get; init; }

    /// <summary>Those of the checkpoints that were asked for and could be analyzed, by step.</summary>
    public required IReadOnlyList<CheckpointAnalysis> Analyses { get; init; }

    /// <summary>The kernel along training, by step; empty where it was not followed.</summary>
    public required IReadOnlyList<TrajectoryPoint> Trajectory { get; init; }

    /// <summary>The network at the steps of <see cref="Trajectory"/>; null where there are none.</summary>
    public TrainingSnapshots? Snapshots { get; init; }

    /// <summary>The linear model beside the network; null where a part of it is missing.</summary>
    public required LinearizedTraining? Linearized { get; init; }

    /// <summary>The limit of infinite width beside the network at initialization; null where it was not asked for, or not found.</summary>
    public InfiniteWidthResults? InfiniteWidth { get; init; }

    /// <summary>Null where targets are no classes.</summary>
    public ClassResults? Classes { get; init; }

    /// <summary>Whether the run was ended from outside, in training or after it.</summary>
    public required bool Cancelled { get; init; }

    public CheckpointAnalysis? AtInitialization => Analyses.FirstOrDefault(analysis => analysis.Checkpoint.Step == 0);

    public CheckpointAnalysis? AtEnd => Analyses.FirstOrDefault(analysis => analysis.Checkpoint.Name == CheckpointSelector.FinalName);

    public RunStatus Status => this switch
    {
        { Cancelled: true } => RunStatus.Cancelled,
        { Training.Reason: StopReason.Diverged } => RunStatus.Diverged,
        _ when LossGrowth.IsDiverging([.. Rows.Select(row => row.TrainLoss)]) => RunStatus.Diverging,
        _ => RunStatus.Completed,
    };

    /// <summary>What is said of the status; null where all went well.</summary>
    public string? Message => Status == RunStatus.Diverging
        ? $"the training loss went from {Number(Rows[0].TrainLoss)} to {Number(Rows[^1].TrainLoss)}: it grew and did not come back"
        : Training.Divergence?.ToString();
}
