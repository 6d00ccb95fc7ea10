namespace NtkWorkbench.Runs;

/// <summary>Makes jobs of every kind ready.</summary>
public static class RunPlans
{
    /// <summary>Makes a run ready that an earlier process did not end, to go on where that stopped: what the plan then runs in the same
    /// folder.</summary>
    /// <exception cref="JobException">The folder is not that of a run, or holds nothing of the run that could go on.</exception>
    public static RunPlan Resume(RunFolder folder, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(folder.ResolvedYaml) ? Create(JobLoader.Load(folder.ResolvedYaml, []), workbench)
            : File.Exists(folder.Summary) ? FamilyRunPlan.Open(folder, workbench)
            : throw FileInputErrors.Single(folder.Path,
                "the run was ended before it was made ready; delete the folder and run its job again");
    }

    /// <summary>Makes a job ready.</summary>
    /// <exception cref="JobException">Something is wrong with the job, its data or its weights; every problem with its place.</exception>
    public static RunPlan Create(LoadedJob source, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(workbench);
        return source.Job switch
        {
            NetworkJob job => NetworkRunPlan.Create(source, job, workbench),
            QuadraticJob job => new QuadraticRunPlan(source, job, workbench),
            StepSizeJob job => new StepSizeRunPlan(source, job, workbench),
            InstanceNoiseJob job => new InstanceNoiseRunPlan(source, job, workbench),
            LearningRateSweepJob job => new SweepRunPlan(source, job, workbench),
            LazinessMapJob job => new LazinessRunPlan(source, job, workbench),
            ComparisonJob job => ComparisonRunPlan.Create(source, job, workbench),
            JobFamily family => FamilyRunPlan.Create(source, family, workbench, member => Create(member, workbench)),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source.Job.GetType().Name, "no run belongs to this kind of job"),
        };
    }
}
