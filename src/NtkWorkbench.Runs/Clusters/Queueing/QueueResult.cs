namespace NtkWorkbench.Runs;

/// <summary>What was queued, and what was not.</summary>
internal sealed record QueueResult
{
    public required TaskTable Table { get; init; }

    public required IReadOnlyList<SubmittedBatch> Submitted { get; init; }

    /// <summary>Tasks that are not done and were not queued, with the reason.</summary>
    public required IReadOnlyList<(int Task, string Why)> Refused { get; init; }

    /// <summary>How the family stood before.</summary>
    public required FamilyStanding Standing { get; init; }
}
