namespace NtkWorkbench;

/// <summary>What a training that goes by its recorded rows has seen of them.</summary>
public sealed record RowWatchState
{
    /// <summary>η, of a <see cref="ReduceOnPlateauSchedule"/>; null before the first row.</summary>
    public double? Rate { get; init; }

    /// <summary>The best value that it saw.</summary>
    public double? PlateauBest { get; init; }

    /// <summary>Rows since, after which it reduced nothing.</summary>
    public int BadRows { get; init; }

    /// <summary>Rows to come that count for nothing.</summary>
    public int Cooldown { get; init; }

    /// <summary>The best value for early stopping; null before the first row.</summary>
    public double? Best { get; init; }

    /// <summary>The network where that value was.</summary>
    public Checkpoint? BestCheckpoint { get; init; }

    /// <summary>The value that a row must better by more than <see cref="EarlyStoppingOptions.MinImprovement"/>: that of the last row
    /// which did; null before the first.</summary>
    public double? Reference { get; init; }

    /// <summary>Rows since that one.</summary>
    public int RowsWithoutImprovement { get; init; }
}
