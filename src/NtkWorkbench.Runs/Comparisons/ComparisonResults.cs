namespace NtkWorkbench.Runs;

/// <summary>All that a comparison is written from.</summary>
internal sealed record ComparisonResults
{
    public required ComparisonRunPlan Plan { get; init; }

    /// <summary>How alike features are across seeds; empty where no group has several.</summary>
    public required IReadOnlyList<SeedFinding> Seeds { get; init; }

    public IReadOnlyList<ComparedRun> Runs => Plan.Runs;

    public IReadOnlyList<RunGroup> Groups => Plan.Groups;
}
