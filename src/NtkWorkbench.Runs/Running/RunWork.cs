namespace NtkWorkbench.Runs;

/// <summary>What one kind of job does between resolved.yaml and its report.</summary>
internal abstract class RunWork(RunContext run)
{
    protected RunContext Run => run;

    /// <summary>Computes, writes what the kind alone has, and gives what every kind writes: the summary and the report.</summary>
    public abstract (RunOutcome Summary, MarkdownDocument Report) Execute();

    public abstract RunOutcome Failed(string message);
}
