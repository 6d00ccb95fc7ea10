namespace NtkWorkbench.Runs;

/// <summary>What summary.json of a comparison holds.</summary>
internal sealed record ComparisonOutcome : RunOutcome
{
    public required int Runs { get; init; }

    /// <summary>The number of groups of runs that differ in their seed alone.</summary>
    public required int Groups { get; init; }

    /// <summary>The run with the lowest test loss; null where none has one.</summary>
    public string? LowestTestLoss { get; init; }

    public override string Describe() => $"{Name}: {Count(Runs, "run")} in {Count(Groups, "group")} compared"
        + (LowestTestLoss is null ? "" : $", the lowest test loss is that of {LowestTestLoss}");
}
