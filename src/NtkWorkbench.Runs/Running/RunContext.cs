namespace NtkWorkbench.Runs;

/// <summary>What the work of a run is given: its folder, who listens, and what it is made with.</summary>
internal sealed class RunContext(
    Job job, RunFolder folder, RunState state, Workbench workbench, IRunObserver observer, CancellationToken cancellation)
{
    private readonly Stopwatches _stopwatches = new(workbench.Time);

    public Job Job => job;

    public RunFolder Folder => folder;

    /// <summary>What an earlier process of the run left, and what a later one will find.</summary>
    public RunState State => state;

    public Workbench Workbench => workbench;

    public IRunObserver Observer => observer;

    public CancellationToken Cancellation => cancellation;

    public RunSeconds Seconds => _stopwatches.Seconds();

    public T Time<T>(RunStage stage, Func<T> work) => _stopwatches.Time(stage, work);

    public void Report(RunStage stage, double fraction, string item, SearchProgress? search = null) =>
        observer.OnProgress(new RunProgress { Job = job.Name, Stage = stage, Fraction = fraction, Item = item, Search = search });

    /// <summary>Saves figures as data and draws them; where the run was cancelled they are only saved.</summary>
    public IReadOnlyList<DrawnFigure> Draw(IReadOnlyList<RunFigure> figures) =>
        new FigureRun(folder, workbench.Renderer, job.Figures, observer).Create(job.Name, figures, cancellation);
}
