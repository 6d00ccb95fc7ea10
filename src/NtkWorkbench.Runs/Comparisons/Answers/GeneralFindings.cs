namespace NtkWorkbench.Runs;

/// <summary>What any comparison says: the best fit, what diverged, how lazy, how much seeds change.</summary>
internal static class GeneralFindings
{
    public static IEnumerable<string> Sentences(ComparisonResults results)
    {
        foreach (RunGroup group in results.Groups.Where(group => group.Runs.Any(run => run.Diverged)))
        {
            ComparedRun first = group.Runs.First(run => run.Diverged);
            yield return $"{group.Label} {Wording.Divergence(first.Summary.Status)}: {first.Summary.Message}.";
        }
        (RunGroup Group, double Loss)[] tested = [.. Measured(results.Groups, run => run.Summary.TestLoss).OrderBy(one => one.Value)];
        if (tested.Length > 1)
            yield return $"The lowest test loss is that of {tested[0].Group.Label}, {Number(tested[0].Loss)}; the highest that "
                + $"of {tested[^1].Group.Label}, {Number(tested[^1].Loss)}.";
        (RunGroup Group, double Gap)[] lazy = [.. Measured(results.Groups, run => run.Summary.Linearized?.Gap).OrderBy(one => one.Value)];
        if (lazy.Length > 1)
        {
            yield return $"The gap to the linear model is smallest in {lazy[0].Group.Label}, {Number(lazy[0].Gap)} "
                + $"({Laziness(lazy[0].Gap)}), and largest in {lazy[^1].Group.Label}, {Number(lazy[^1].Gap)} ({Laziness(lazy[^1].Gap)}).";
        }
        if (results.Seeds.Count > 0)
            yield return SeedSentences.Of(results.Seeds);
    }

    public static IEnumerable<(RunGroup Group, double Value)> Measured(IEnumerable<RunGroup> groups, Func<ComparedRun, double?> number) =>
        groups.Select(group => (Group: group, Value: group.Mean(number))).Where(one => one.Value is not null)
            .Select(one => (one.Group, one.Value!.Value));
}
