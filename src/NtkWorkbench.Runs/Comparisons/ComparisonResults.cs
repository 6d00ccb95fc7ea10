namespace NtkWorkbench.Runs;

/// <summary>All that a comparison is written from.</summary>
internal sealed record ComparisonResults
{
    public required ComparisonJob Job { get; init; }

    /// <summary>Runs, those that differ in their seed alone together.</summary>
    public required IReadOnlyList<RunGroup> Groups { get; init; }

    /// <summary>Members of the families compared that have no results.</summary>
    public IReadOnlyList<MemberOutcome> Absent { get; init; } = [];

    /// <summary>How alike features are across seeds; empty where no group has several.</summary>
    public required IReadOnlyList<SeedFinding> Seeds { get; init; }

    /// <summary>What orthonormalizes features that are compared.</summary>
    public required ILinearAlgebra LinearAlgebra { get; init; }
}
