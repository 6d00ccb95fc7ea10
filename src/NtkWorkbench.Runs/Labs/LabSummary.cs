namespace NtkWorkbench.Runs;

/// <summary>What a lab found, in numbers: summary.json.</summary>
internal sealed record LabSummary : RunOutcome
{
    public required string Kind { get; init; }

    public required string Finding { get; init; }

    /// <summary>The numbers; each kind has its own record. Null where the run ended before there were any.</summary>
    public required object? Results { get; init; }

    public override string Describe() => $"{Name}: {Finding}";
}
