namespace NtkWorkbench.Runs;

/// <summary>What summary.json of a comparison holds.</summary>
internal sealed record ComparisonOutcome : RunOutcome
{
    public required int Runs { get; init; }

    /// <summary>The number of groups of runs that differ in their seed alone.</summary>
    public required int Groups { get; init; }

    /// <summary>The run with the lowest test loss; null where none has one, or where losses are of different data or
    /// kinds.</summary>
    public string? LowestTestLoss { get; init; }

    public static string? LowestOf(IReadOnlyList<RunGroup> groups) => groups.DistinctBy(group => group.Measure()).Count() > 1 ? null
        : groups.SelectMany(group => group.Runs).Where(run => run.IsCompleted && double.IsFinite(run.Summary.TestLoss ?? double.NaN))
            .MinBy(run => run.Summary.TestLoss)?.Label;

    public override string Describe() => $"{Name}: {Count(Runs, "run")} in {Count(Groups, "group")} compared"
        + (LowestTestLoss is null ? "" : $", the lowest test loss is that of {LowestTestLoss}");
}
