using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>The members of a family, each made ready, and the comparison that follows them.</summary>
public sealed class FamilyRunPlan : RunPlan
{
    private FamilyRunPlan(LoadedJob source, JobFamily family, IReadOnlyList<RunPlan> members, Workbench workbench)
        : base(source) => (Family, Members, Workbench) = (family, members, workbench);

    /// <summary>The family.</summary>
    public JobFamily Family { get; }

    /// <summary>Its members, in its order.</summary>
    public IReadOnlyList<RunPlan> Members { get; }

    internal Workbench Workbench { get; }

    internal static FamilyRunPlan Create(LoadedJob source, JobFamily family, Workbench workbench)
    {
        var plans = new List<RunPlan>();
        var problems = new List<JobProblem>();
        foreach (LoadedJob member in family.Members)
        {
            try
            {
                plans.Add(RunPlan.Create(member, workbench));
            }
            catch (JobException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }
        return problems.Count == 0 ? new FamilyRunPlan(source, family, plans, workbench) : throw new JobException([.. problems.Distinct()]);
    }

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"valid: a family of {Members.Count} jobs")
        + string.Concat(Members.Select(member => $"\n  {member.Source.Job.Name}: {member.Describe()}"));

    /// <inheritdoc/>
    public override RunOutcome Run(RunFolder folder, IRunObserver observer, CancellationToken cancellation) =>
        new FamilyRun(this, folder, observer).Execute(cancellation);
}
