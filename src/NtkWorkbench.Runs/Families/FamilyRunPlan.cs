namespace NtkWorkbench.Runs;

/// <summary>The members of a family, each made ready, and the comparison that follows them.</summary>
internal sealed class FamilyRunPlan : RunPlan
{
    private FamilyRunPlan(LoadedJob source, JobFamily family, IReadOnlyList<RunPlan> members, Workbench workbench)
        : base(source, workbench) => (Family, Members) = (family, members);

    public JobFamily Family { get; }

    public IReadOnlyList<RunPlan> Members { get; }

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
        return errors.Count == 0 ? new FamilyRunPlan(source, family, plans, workbench) : throw new JobException([.. errors.Distinct()]);
    }

    public override string Describe() => Invariant($"valid: a family of {Members.Count} jobs")
        + string.Concat(Members.Select(member => $"\n  {member.Source.Job.Name}: {member.Describe()}"));

    // Members that differ in their seed alone take the same.
    internal override RunEstimate? Estimate()
    {
        RunEstimate[] members = [.. Members.GroupBy(member => ResolvedYaml.Write(member.Source.Job with { Name = "member", Seed = 0 }))
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
            RestsOn = $"the sum over {members.Length} members, each measured here as alone, one by one",
        };
    }

    // Each member has its own; a family's folder is told from a run's by having none.
    private protected override Job? Resolved(RunFolder folder) => null;

    private protected override RunWork Begin(RunContext run) => new FamilyRun(this, run);
}
