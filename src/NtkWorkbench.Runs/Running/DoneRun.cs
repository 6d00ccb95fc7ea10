namespace NtkWorkbench.Runs;

/// <summary>A run that another process has ended.</summary>
internal sealed record DoneRun : RunOutcome
{
    public override string Describe() => $"{Name}: {Status.ToString().ToLowerInvariant()}, nothing is left to be done";
}
