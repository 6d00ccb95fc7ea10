namespace NtkWorkbench.Runs;

/// <summary>What one kind of job does between resolved.yaml and its report.</summary>
internal abstract class RunWork(RunContext run)
{
    protected RunContext Run => run;

    public RunState State => run.State;

    /// <summary>Computes, writes what the kind alone has, and gives what every kind writes: the summary and the report.</summary>
    public abstract (RunOutcome Summary, ReportDocument Report) Execute();

    /// <summary>The summary of a run that is not done, as far as it has come; from any thread. The message: what an error says.</summary>
    public abstract RunOutcome Unfinished(RunStatus status, string? message);
}
