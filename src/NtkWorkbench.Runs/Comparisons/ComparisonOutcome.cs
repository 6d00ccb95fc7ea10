namespace NtkWorkbench.Runs;

/// <summary>What summary.json of a comparison holds.</summary>
internal sealed record ComparisonOutcome : RunOutcome
{
    public required int Runs { get; init; }

    /// <summary>The number of groups of runs that differ in their seed alone.</summary>
    public required int Groups { get; init; }

    /// <summary>The run with the lowest test loss; null where none has one, or where they are of different data or kinds.</summary>
    public string? LowestTestLoss { get; init; }

    public static string? LowestOf(IReadOnlyList<RunGroup> groups)
    {
        (string Measure, ComparedRun Run)[] tested = [.. groups.SelectMany(group => group.Runs
            .Where(run => run.IsCompleted && double.IsFinite(run.Summary.TestLoss ?? double.NaN)).Select(run => (group.Measure(), run)))];
        return tested.DistinctBy(one => one.Measure).Count() == 1 ? tested.MinBy(one => one.Run.Summary.TestLoss).Run.Label : null;
    }

    public override string Describe() => $"{Name}: {Count(Runs, "run")} in {Count(Groups, "group")} compared"
        + (LowestTestLoss is null ? "" : $", the lowest test loss is that of {LowestTestLoss}");
}
