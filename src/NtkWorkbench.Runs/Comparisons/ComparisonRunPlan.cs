namespace NtkWorkbench.Runs;

/// <summary>Runs that are compared, each opened.</summary>
internal sealed class ComparisonRunPlan : RunPlan
{
    private ComparisonRunPlan(LoadedJob source, ComparisonJob job, IReadOnlyList<ComparedRun> runs, Workbench workbench)
        : base(source, workbench) => (Job, Runs, Groups) = (job, runs, RunGroup.Of(runs));

    public ComparisonJob Job { get; }

    public IReadOnlyList<ComparedRun> Runs { get; }

    public IReadOnlyList<RunGroup> Groups { get; }

    public static ComparisonRunPlan Of(IReadOnlyList<string> runs, Study? study, Workbench workbench)
    {
        var job = new ComparisonJob { Name = "comparison", Runs = [.. runs.Select(Path.GetFullPath)], Study = study };
        return Create(LoadedJob.Made(job, "command line"), job, workbench);
    }

    internal static ComparisonRunPlan Create(LoadedJob source, ComparisonJob job, Workbench workbench)
    {
        string[] folders = [.. job.Runs.SelectMany(run => FamilyFolder.Runs(Path.Combine(source.Directory, run))).Distinct()];
        var runs = new RunOpener(workbench).Open(folders);
        return new ComparisonRunPlan(source, job, runs, workbench);
    }

    public override string Describe() =>
        Invariant($"valid: a comparison of {Runs.Count} runs in {Groups.Count} groups");

    // Paths from the comparison's own folder, so that both can move together.
    private protected override Job Resolved(RunFolder folder) => Job with
    {
        Runs = [.. Runs.Select(run => Path.GetRelativePath(folder.Path, run.Folder).Replace('\\', '/'))],
    };

    private protected override RunWork Begin(RunContext run) => new ComparisonRun(this, run);
}
