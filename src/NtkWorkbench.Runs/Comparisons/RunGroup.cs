namespace NtkWorkbench.Runs;

/// <summary>Runs whose jobs, as they were written, differ in nothing but their seed; one that is not done stands alone with those that
/// stand as it does.</summary>
internal sealed record RunGroup(string Label, IReadOnlyList<ComparedRun> Runs)
{
    /// <summary>The first that completed, or the first of all.</summary>
    public ComparedRun First => Runs.FirstOrDefault(run => run.IsCompleted) ?? Runs[0];

    /// <summary>How its curves look, the same in all figures.</summary>
    public LineStyle Style { get; init; } = new() { Color = SeriesColor.Palette(5) };

    public NetworkJob Job => First.Job;

    /// <summary>A number over the completed runs that have it; null where none does. One that diverged or was cancelled is no part of
    /// it.</summary>
    public Spread? Spread(Func<ComparedRun, double?> number) =>
        NtkWorkbench.Runs.Spread.Of(Runs.Where(run => run.IsCompleted).Select(run => (run.Job.Seed, number(run))));

    /// <summary>The job as written, but for some of it: what groups have in common where they differ in that alone.</summary>
    public string Without(Func<NetworkJob, NetworkJob> leave) => KeyOf(leave(First.Written));

    /// <summary>The data and the loss, which a loss must have in common with another to be held against it.</summary>
    public string Measure() => Without(job => new NetworkJob
    {
        Name = "",
        Data = job.Data,
        Network = new NetworkOptions { Hidden = [] },
        Training = new TrainingOptions { Steps = 1, Loss = job.Training.Loss },
    });

    public string WithoutWidths() => Without(job => job with { Network = job.Network with { Hidden = [] } });

    private static string KeyOf(NetworkJob job) => ResolvedYaml.Write(job with { Name = "group", Seed = 0, Figures = new() });

    public static IReadOnlyList<RunGroup> Of(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun[][] groups = [.. runs.GroupBy(run => (KeyOf(run.Written), RunHeader.IsEnd(run.Summary.Status) ? null : run.Standing))
            .Select(group => group.ToArray())];
        return [.. groups.Select((group, i) => new RunGroup(LabelOf(group), group) { Style = GroupCurves.StyleOf(i, groups.Length) })];
    }

    /// <summary>Those whose curves have a mean: the completed, or where none is, those that ended as the first did.</summary>
    public IEnumerable<ComparedRun> Alike => Runs.Where(run => run.Standing == First.Standing || (run.IsCompleted && First.IsCompleted));

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
