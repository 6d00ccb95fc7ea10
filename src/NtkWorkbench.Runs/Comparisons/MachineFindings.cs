namespace NtkWorkbench.Runs;

/// <summary>Runs that another processor, other vectors, another linear algebra or another version computed than most of those they are
/// compared with.</summary>
internal static class MachineFindings
{
    // More are counted.
    private const int MostNames = 5;

    private static readonly (string Name, Func<ComputedOn, string> Of)[] Parts =
    [
        ("processor", machine => machine.Processor),
        ("vectors", machine => machine.Simd),
        ("linear algebra", machine => machine.LinearAlgebra),
        ("version", machine => machine.Version),
    ];

    /// <summary>A finding for each way of computing but the commonest; of two as common, for the second.</summary>
    public static IEnumerable<Finding> Of(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun[] told = [.. runs.Where(run => run.Machines.Count > 0)];
        IGrouping<string, ComparedRun>[] ways = [.. told.GroupBy(run => string.Join("; ", Parts.Select(part => Values(run, part.Of))))
            .OrderByDescending(way => way.Count())];
        return ways.Skip(1).Select(way => Other([.. way], ways[0].First(), told.Length));
    }

    private static Finding Other(ComparedRun[] runs, ComparedRun common, int count)
    {
        var told = new Telling();
        (string Name, Func<ComputedOn, string> Of)[] differ = [.. Parts.Where(part => Values(runs[0], part.Of) != Values(common, part.Of))];
        string names = string.Join(", ", runs.Take(MostNames).Select(run => $"`{run.Label}`"))
            + (runs.Length > MostNames ? $" and {told.Count("not_named", runs.Length - MostNames)} more" : "");
        string sentence = $"{told.Count("runs", runs.Length)} of {told.Count("all_runs", count, "run")} "
            + $"{(runs.Length == 1 ? "was" : "were")} computed on {Said(runs[0], differ)}, others on {Said(common, differ)}: "
            + $"{(runs.Length == 1 ? "its" : "their")} last bits may differ ({names}).";
        return told.Finding("comparison.machines",
            "runs were made ready or worked on by other processors, vectors, linear algebra or versions", sentence);
    }

    private static string Said(ComparedRun run, IEnumerable<(string Name, Func<ComputedOn, string> Of)> parts) =>
        string.Join(", ", parts.Select(part => $"{part.Name} {Values(run, part.Of)}"));

    private static string Values(ComparedRun run, Func<ComputedOn, string> part) =>
        string.Join(" and ", run.Machines.Select(part).Distinct().Select(value => $"`{value.Replace('`', '\'')}`"));
}
