namespace NtkWorkbench.Runs;

/// <summary>What any comparison says: the best fit, how lazy, how much seeds change.</summary>
internal static class GeneralFindings
{
    public static IEnumerable<Finding> Of(ComparisonResults results) =>
    [
        .. Ranking.Of("comparison.test_loss", "the test loss at the end", Over(results.Groups, run => run.Summary.TestLoss)),
        .. Ranking.Of("comparison.gap", "the gap to the linear model at the end",
            Over(results.Groups, run => run.Summary.Linearized?.Gap)),
        .. Lazy(results.Groups),
        .. Curves(results.Groups),
        .. SeedSentences.Of(results.Seeds),
    ];

    public static IEnumerable<(string Label, Spread? Value)> Over(IEnumerable<RunGroup> groups, Func<ComparedRun, double?> number) =>
        groups.Select(group => (group.Label, group.Spread(number)));

    // A word is said of a group whose runs all deserve it.
    private static IEnumerable<Finding> Lazy(IReadOnlyList<RunGroup> groups)
    {
        var byWord = groups.Select(group => (group.Label, Words: group.Spread(run => run.Summary.Linearized?.Gap)?.Values
                .Select(one => Laziness(one.Value)).Distinct().ToArray()))
            .Where(group => group.Words?.Length == 1).GroupBy(group => group.Words![0]).ToArray();
        if (byWord.Length > 0)
            yield return new Telling().Finding("comparison.laziness", "all runs of a group have gaps on the same side of 0.05 and of 0.7",
                Ranking.Capital(string.Join("; ", byWord.Select(word =>
                    $"in {string.Join(", ", word.Select(group => $"`{group.Label}`"))} {word.Key}"))) + ".");
    }

    // A function of several inputs is no curve: it is missing in figures over x.
    private static IEnumerable<Finding> Curves(IReadOnlyList<RunGroup> groups)
    {
        string[] several = [.. groups.Where(group => group.First.Architecture.InputCount > 1).Select(group => $"`{group.Label}`")];
        if (several.Length > 0)
            yield return new Telling().Finding("comparison.not_drawn", "a group's network has more than one input",
                $"{string.Join(", ", several)} {(several.Length == 1 ? "has" : "have")} several inputs: fits, principal features and linear "
                    + "models are drawn of networks of one input alone.");
    }
}
