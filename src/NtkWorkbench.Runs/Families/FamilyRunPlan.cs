namespace NtkWorkbench.Runs;

/// <summary>The members of a family, each made ready, and the comparison that follows them.</summary>
internal sealed class FamilyRunPlan : RunPlan
{
    private FamilyRunPlan(LoadedJob source, JobFamily family, IReadOnlyList<RunPlan> members, Workbench workbench)
        : base(source, workbench) => (Family, Members) = (family, members);

    /// <summary>The family.</summary>
    public JobFamily Family { get; }

    /// <summary>Its members, in its order.</summary>
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

    /// <inheritdoc/>
    public override string Describe() => Invariant($"valid: a family of {Members.Count} jobs")
        + string.Concat(Members.Select(member => $"\n  {member.Source.Job.Name}: {member.Describe()}"));

    // Each member has its own; a family's folder is told from a run's by having none.
    private protected override Job? Resolved(RunFolder folder) => null;

    private protected override RunWork Begin(RunContext run) => new FamilyRun(this, run);
}
