namespace NtkWorkbench.Runs;

/// <summary>Runs that are compared, each opened.</summary>
internal sealed class ComparisonRunPlan : RunPlan
{
    private ComparisonRunPlan(LoadedJob source, ComparisonJob job, IReadOnlyList<ComparedRun> runs, IReadOnlyList<MemberOutcome> absent,
        Workbench workbench)
        : base(source, workbench) => (Job, Runs, Absent, Groups) = (job, runs, absent, RunGroup.Of(runs));

    public ComparisonJob Job { get; }

    public IReadOnlyList<ComparedRun> Runs { get; }

    /// <summary>Members of the families compared that have no results.</summary>
    public IReadOnlyList<MemberOutcome> Absent { get; }

    public IReadOnlyList<RunGroup> Groups { get; }

    public static ComparisonRunPlan Of(IReadOnlyList<string> runs, Study? study, Workbench workbench)
    {
        var job = new ComparisonJob { Name = "comparison", Runs = [.. runs.Select(Path.GetFullPath)], Study = study };
        return Create(LoadedJob.Made(job, "command line"), job, workbench);
    }

    internal static ComparisonRunPlan Create(LoadedJob source, ComparisonJob job, Workbench workbench,
        IReadOnlyList<MemberOutcome>? absent = null)
    {
        string[] folders = [.. job.Runs.SelectMany(run => FamilyFolder.Runs(Path.Combine(source.Directory, run))).Distinct()];
        var runs = new RunOpener(workbench).Open(folders);
        absent ??= [.. job.Runs.SelectMany(run => FamilyFolder.Absent(Path.Combine(source.Directory, run)))];
        return new ComparisonRunPlan(source, job, runs, absent, workbench);
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
