namespace NtkWorkbench.Runs;

/// <summary>Ends a family whose tasks have ended: the comparison, the summary and the report, as a family ends that one process
/// ran.</summary>
internal sealed class FamilyEnding(ClusterFolder cluster, Workbench workbench)
{
    /// <summary>Ends it, unless that was done, or another process does it now.</summary>
    public void Run(IRunObserver observer, CancellationToken cancellation)
    {
        // A run that is no family ends by itself.
        if (File.Exists(cluster.Family.ResolvedYaml) || IsDone)
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

    /// <summary>Whether the family has ended; one with members that failed stays as it is until somebody resumes it.</summary>
    public bool IsDone => RunHeader.Of(cluster.Family, workbench.Time) is { IsDone: true } or { Status: RunStatus.Failed };

    private Dictionary<string, string> Failures() => cluster.Attempts()
        .SelectMany(attempts => attempts.Last().Messages).ToDictionary(member => member.Key, member => member.Value);
}
