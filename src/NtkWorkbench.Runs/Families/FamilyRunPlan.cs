using System.Runtime.ExceptionServices;

namespace NtkWorkbench.Runs;

/// <summary>The members of a family, and the comparison that follows them.</summary>
internal sealed class FamilyRunPlan : RunPlan
{
    // Made ready, until they lie in their folders: there each is opened when its turn comes.
    private RunPlan[] _plans;

    private FamilyRunPlan(LoadedJob source, ComparisonJob? comparison, IReadOnlyList<string> members, RunPlan[] plans, Workbench workbench)
        : base(source, workbench) => (Comparison, Members, _plans) = (comparison, members, plans);

    /// <summary>The members' names, and those of their folders.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>Of all members, beside its own folder; null where not all are networks.</summary>
    public ComparisonJob? Comparison { get; }

    internal override IEnumerable<string> Warnings => _plans.SelectMany(plan => plan.Warnings).Distinct();

    internal static FamilyRunPlan Create(LoadedJob source, JobFamily family, Workbench workbench, Func<LoadedJob, RunPlan> plan)
    {
        var plans = new List<RunPlan>();
        var errors = new List<InputError>();
        foreach (LoadedJob member in family.Members)
        {
            try
            {
                plans.Add(plan(member));
            }
            catch (JobException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }
        bool areNetworks = family.Members.All(member => member.Job is NetworkJob);
        return errors.Count > 0 ? throw new JobException([.. errors.Distinct()]) : new FamilyRunPlan(source,
            areNetworks ? family.Comparison : null, [.. family.Members.Select(member => member.Job.Name)], [.. plans], workbench);
    }

    /// <summary>Why members did not end, where other processes have run them and only the end of the family is left; null: they are to be
    /// run.</summary>
    public IReadOnlyDictionary<string, string>? Unended { get; private init; }

    /// <summary>The family of a folder whose members others have run, as far as they will be.</summary>
    internal static FamilyRunPlan OfEnded(RunFolder folder, Workbench workbench, IReadOnlyDictionary<string, string> unended)
    {
        FamilyRunPlan plan = Open(folder, workbench);
        return new FamilyRunPlan(plan.Source, plan.Comparison, plan.Members, [], workbench) { Unended = unended };
    }

    /// <summary>The family of a folder that was made ready.</summary>
    internal static FamilyRunPlan Open(RunFolder folder, Workbench workbench)
    {
        FamilyOutcome family = RunJson.Read<FamilyOutcome>(folder.Summary);
        LoadedJob source = File.Exists(folder.Comparison) ? JobLoader.Load(folder.Comparison, [])
            : LoadedJob.Made(new ComparisonJob { Name = family.Name, Runs = [] }, folder.JobYaml);
        var comparison = source.Job as ComparisonJob ?? throw FileInputErrors.Single(folder.Comparison, "must be a comparison");
        return new FamilyRunPlan(source, comparison.Runs.Count > 0 ? comparison : null, [.. family.Members.Select(member => member.Name)],
            [], workbench);
    }

    public override string Describe() => Invariant($"valid: a family of {_plans.Length} jobs")
        + string.Concat(_plans.Select(member => $"\n  {member.Source.Job.Name}: {member.Describe()}"));

    // Members that differ in their seed alone take the same.
    internal override RunEstimate? Estimate()
    {
        RunEstimate[] members = [.. _plans.GroupBy(member => ResolvedYaml.Write(member.Source.Job with { Name = "member", Seed = 0 }))
            .SelectMany(alike => Enumerable.Repeat(alike.First().Estimate(), alike.Count())).OfType<RunEstimate>()];
        if (members.Length == 0)
            return null;
        int lanes = Math.Min(members.Length, Environment.ProcessorCount);
        double[] peaks = [.. members.Select(member => member.Memory.Max(stage => stage.Bytes)).OrderDescending()];
        return new RunEstimate
        {
            Memory = [("members", peaks.Take(lanes).Sum(), Invariant($" where the {lanes} largest run at once"))],
            Times = [.. members.SelectMany(member => member.Times).GroupBy(time => time.Stage)
                .Select(stage => (stage.Key, stage.Sum(time => time.Seconds)))],
            DiskBytes = members.Sum(member => member.DiskBytes),
            RestsOn = $"the sum over {members.Length} members, each measured here as alone, one by one",
        };
    }

    // Each member has its own; a family's folder is told from a run's by having none.
    private protected override Job? Resolved(RunFolder folder) => null;

    // Which the family's run begins with.
    private protected override string Committed(RunFolder folder) => folder.Summary;

    private protected override void WriteInputs(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        try
        {
            Parallel.ForEach(_plans, new ParallelOptions { CancellationToken = cancellation }, member =>
                member.PrepareIn(RunFolder.CreateAt(Path.Combine(folder.Path, member.Source.Job.Name), member.Source.Text), observer));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
        if (Comparison is not null)
            AtomicFile.WriteText(folder.Comparison, ResolvedYaml.Write(Comparison));
        _plans = [];
    }

    private protected override RunWork Begin(RunContext run) => new FamilyRun(this, run);
}
