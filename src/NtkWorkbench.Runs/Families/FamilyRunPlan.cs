using System.Runtime.ExceptionServices;

namespace NtkWorkbench.Runs;

/// <summary>The members of a family, and the comparison that follows them.</summary>
internal sealed class FamilyRunPlan : RunPlan
{
    private readonly FamilySurvey? _survey;

    private FamilyRunPlan(LoadedJob source, ComparisonJob? comparison, IReadOnlyList<string> members, FamilySurvey? survey,
        Workbench workbench)
        : base(source, workbench) => (Comparison, Members, _survey) = (comparison, members, survey);

    /// <summary>The members' names, and those of their folders.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>Of all members, beside its own folder; null where not all are networks.</summary>
    public ComparisonJob? Comparison { get; }

    /// <summary>Why members did not end, where other processes have run them and only the end of the family is left; null: they are to be
    /// run.</summary>
    public IReadOnlyDictionary<string, string>? Unended { get; private init; }

    internal override IEnumerable<string> Warnings => _survey?.Warnings ?? [];

    internal static FamilyRunPlan Create(LoadedJob source, JobFamily family, Workbench workbench, Func<LoadedJob, RunPlan> plan)
    {
        var survey = new FamilySurvey(family, plan);
        bool areNetworks = family.Members.All(member => member.Job is NetworkJob);
        return new FamilyRunPlan(source, areNetworks ? family.Comparison : null, [.. family.Members.Select(member => member.Job.Name)],
            survey, workbench);
    }

    /// <summary>The family of a folder that was made ready.</summary>
    internal static FamilyRunPlan Open(RunFolder folder, Workbench workbench, IReadOnlyDictionary<string, string>? unended = null)
    {
        FamilyOutcome family = RunJson.Read<FamilyOutcome>(folder.Summary);
        LoadedJob source = File.Exists(folder.Comparison) ? JobLoader.Load(folder.Comparison, [])
            : LoadedJob.Made(new ComparisonJob { Name = family.Name, Runs = [] }, folder.JobYaml);
        var comparison = source.Job as ComparisonJob ?? throw FileInputErrors.Single(folder.Comparison, "must be a comparison");
        return new FamilyRunPlan(source, comparison.Runs.Count > 0 ? comparison : null, [.. family.Members.Select(member => member.Name)],
            null, workbench) { Unended = unended };
    }

    public override string Describe() => Invariant($"valid: a family of {Members.Count} jobs") + _survey?.Lines;

    internal override RunEstimate? Estimate() => _survey?.Estimate();

    /// <summary>Of a family that lies in its folder every member's job is read for it.</summary>
    public override double PeakBytes() => _survey?.LargestPeak ?? Members
        .Max(name => RunPlans.Resume(RunFolder.Open(Path.Combine(Source.Directory, name)), Workbench).PeakBytes());

    // Each member has its own; a family's folder is told from a run's by having none.
    private protected override Job? Resolved(RunFolder folder) => null;

    // Which the family's run begins with.
    private protected override string Committed(RunFolder folder) => folder.Summary;

    private protected override void WriteInputs(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        FamilySurvey family = _survey ?? throw new InvalidOperationException("the members lie in their folders already");
        int atOnce = (int)Math.Clamp(Workbench.AvailableMemory / family.LargestPeak, 1, Environment.ProcessorCount);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = atOnce };
        try
        {
            Parallel.ForEach(family.Members, options, member =>
                family.Plan(member).PrepareIn(RunFolder.CreateAt(Path.Combine(folder.Path, member.Job.Name), member.Text), observer));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
        if (Comparison is not null)
            AtomicFile.WriteText(folder.Comparison, ResolvedYaml.Write(Comparison));
    }

    private protected override RunWork Begin(RunContext run) => new FamilyRun(this, run);
}
