namespace NtkWorkbench.Runs;

/// <summary>
/// A job made ready: everything that can be wrong with its input has been found, and nothing has been written yet.
/// </summary>
public abstract class RunPlan
{
    private protected RunPlan(LoadedJob source) => Source = source;

    /// <summary>The job file.</summary>
    public LoadedJob Source { get; }

    /// <summary>Makes a job ready.</summary>
    /// <exception cref="JobException">The job's data, weights or engine are wrong, or it would not fit into memory.</exception>
    public static RunPlan Create(LoadedJob source, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(workbench);
        return source.Job switch
        {
            NetworkJob job => NetworkRunPlan.Create(source, job, workbench),
            QuadraticJob job => QuadraticRunPlan.Create(source, job, workbench),
            StepSizeJob job => new StepSizeRunPlan(source, job, workbench),
            InstanceNoiseJob job => InstanceNoiseRunPlan.Create(source, job, workbench),
            LearningRateSweepJob job => SweepRunPlan.Create(source, job, workbench),
            ComparisonJob job => ComparisonRunPlan.Create(source, job, workbench),
            JobFamily family => FamilyRunPlan.Create(source, family, workbench),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source.Job.GetType().Name, "no run belongs to this kind of job"),
        };
    }

    /// <summary>What would be run, in one line.</summary>
    public abstract string Describe();

    /// <summary>Runs the job and leaves everything in the folder.</summary>
    /// <param name="folder">The folder, empty.</param>
    /// <param name="observer">Who is told how far it is.</param>
    /// <param name="cancellation">Ends the run; what was computed is kept.</param>
    public abstract RunOutcome Run(RunFolder folder, IRunObserver observer, CancellationToken cancellation);
}
