namespace NtkWorkbench.Runs;

/// <summary>What any comparison says: the best fit, how lazy, how much seeds change.</summary>
internal static class GeneralFindings
{
    public static IEnumerable<Finding> Of(ComparisonResults results) =>
    [
        .. results.Groups.GroupBy(group => group.Measure()).SelectMany(same => (IEnumerable<Finding>)
        [
            .. Ranking.Of("comparison.test_loss", "the test loss at the end", Over(same, run => run.Summary.TestLoss)),
            .. Gaps([.. same]),
        ]),
        .. Lazy(results.Groups),
        .. Curves(results.Groups),
        .. results.Job.Study == Study.Features ? [] : SeedSentences.Of(results.Seeds),
    ];

    public static IEnumerable<(string Label, Spread? Value)> Over(IEnumerable<RunGroup> groups, Func<ComparedRun, double?> number) =>
        groups.Select(group => (group.Label, group.Spread(number)));

    /// <summary>Gaps to one kind of linear model: that of the summaries where all are trained, or none is; else f₀ + J(θ − θ₀) for
    /// all.</summary>
    public static IEnumerable<Finding> Gaps(IReadOnlyList<RunGroup> groups)
    {
        bool[] kinds = [.. groups.SelectMany(group => group.Runs).Select(run =>
            run.Summary.Linearized?.IsTrained).OfType<bool>().Distinct()];
        return kinds is [true]
            ? Ranking.Of("comparison.gap", "the gap to the trained linear model at the end", Over(groups, run => Learned(run)
                ? run.Summary.Linearized?.Gap : null))
            : Ranking.Of("comparison.gap", "the gap to f₀ + J(θ − θ₀) at the end",
                Over(groups, run => run.Summary.Linearized is null || !Learned(run) ? null : kinds is [false]
                    ? run.Summary.Linearized.Gap : run.Gap("final")));
    }

    // A word is said of a group whose runs all deserve it, and learned.
    private static IEnumerable<Finding> Lazy(IReadOnlyList<RunGroup> groups)
    {
        var byWord = groups.Select(group => (group.Label, Words: group.Spread(Gap)?.Values
                .Select(one => Laziness(one.Value)).Distinct().ToArray()))
            .Where(group => group.Words?.Length == 1).GroupBy(group => group.Words![0]).ToArray();
        if (byWord.Length > 0)
            yield return new Telling().Finding("comparison.laziness", "all completed runs of a group, whose training losses fell, all "
                + "layers trained, have gaps on one side of 0.05 and of 0.7",
                Ranking.Capital(string.Join("; ", byWord.Select(word =>
                    $"in {string.Join(", ", word.Select(group => $"`{group.Label}`"))} {word.Key}"))) + ".");
    }

    // Of the output layer alone the network is a linear model: its gap is that of drawn batches.
    private static double? Gap(ComparedRun run) =>
        run.Job.Training.Layers == TrainableLayers.All && Learned(run) ? run.Summary.Linearized?.Gap : null;

    // Of a network that training left worse than it began no gap tells how it learned.
    private static bool Learned(ComparedRun run) => run.Metrics["train_loss"][^1] < run.Metrics["train_loss"][0];

    // A function of several inputs is no curve: it is missing in figures over x.
    private static IEnumerable<Finding> Curves(IReadOnlyList<RunGroup> groups)
    {
        string[] several = [.. groups.Where(group => group.First.Architecture.InputCount > 1).Select(group => group.Label)];
        var told = new Telling();
        if (several.Length > 0)
            yield return told.Finding("comparison.not_drawn", "a group's network has more than one input",
                $"{told.Have(several, groups.Count)} several inputs: fits, principal features and "
                    + $"linear models are drawn of networks of one input alone.");
    }
}
