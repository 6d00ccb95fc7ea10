namespace NtkWorkbench.Runs;

/// <summary>Ends a family whose tasks have ended: the comparison, the summary and the report, as a family ends that one process
/// ran.</summary>
internal sealed class FamilyEnding(ClusterFolder cluster, Workbench workbench)
{
    /// <summary>Ends it, unless that was done, or another process does it now.</summary>
    /// <param name="observer">Is told of it.</param>
    /// <param name="isAsked">A person asks for it: what failed before is tried again.</param>
    /// <param name="cancellation">Leaves it undone.</param>
    public void Run(IRunObserver observer, bool isAsked, CancellationToken cancellation)
    {
        RunStatus? status = RunHeader.Of(cluster.Family, workbench.Time)?.Status;
        bool isOver = status is RunStatus ended && (RunHeader.IsEnd(ended) || (ended == RunStatus.Failed && !isAsked));
        // A run that is no family ends by itself.
        if (isOver || File.Exists(cluster.Family.ResolvedYaml))
            return;
        try
        {
            FamilyRunPlan.Open(cluster.Family, workbench, Failures()).Run(cluster.Family, observer, cancellation);
        }
        catch (FolderInUseException)
        {
            // The last two tasks ended at once, and the other was first.
        }
    }

    private Dictionary<string, string> Failures() => cluster.Attempts()
        .SelectMany(attempts => attempts.Last().Messages).ToDictionary(member => member.Key, member => member.Value);
}
