namespace NtkWorkbench.Runs;

/// <summary>Runs that differ in nothing but their seed.</summary>
internal sealed record RunGroup(string Label, IReadOnlyList<ComparedRun> Runs)
{
    public ComparedRun First => Runs[0];

    /// <summary>How its curves look, the same in all figures.</summary>
    public LineStyle Style { get; init; } = new() { Color = SeriesColor.Palette(5) };

    public NetworkJob Job => First.Job;

    /// <summary>The mean of a number over the runs that have it; null where none does.</summary>
    public double? Mean(Func<ComparedRun, double?> number)
    {
        double[] values = [.. Runs.Select(number).OfType<double>().Where(double.IsFinite)];
        return values.Length == 0 ? null : values.Average();
    }

    public static IReadOnlyList<RunGroup> Of(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun[][] groups = [.. runs.GroupBy(run => ResolvedYaml.Write(run.Job with { Name = "group", Seed = 0, Figures = new() }))
            .Select(group => group.ToArray())];
        return [.. groups.Select((group, i) => new RunGroup(LabelOf(group), group) { Style = GroupCurves.StyleOf(i, groups.Length) })];
    }

    private static string LabelOf(ComparedRun[] runs)
    {
        if (runs.Length == 1)
            return runs[0].Label;
        string common = runs.Skip(1).Aggregate(runs[0].Label, (prefix, run) => Common(prefix, run.Label)).TrimEnd('-', '_', '.', ' ');
        string label = common.EndsWith("seed", StringComparison.Ordinal) ? common[..^4].TrimEnd('-', '_', '.', ' ') : common;
        return label.Length > 0 ? label : $"{runs.Length} seeds";
    }

    private static string Common(string left, string right) =>
        string.Concat(left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First));
}
