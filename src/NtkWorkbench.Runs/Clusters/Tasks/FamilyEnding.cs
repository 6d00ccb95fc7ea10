namespace NtkWorkbench.Runs;

/// <summary>Ends a family whose tasks have ended: the comparison, the summary and the report, as a family ends that one process
/// ran.</summary>
internal sealed class FamilyEnding(ClusterFolder cluster, Workbench workbench)
{
    // Who has the family's folder may only be looking which tasks to queue.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Ends it, unless that is done, here or by another process.</summary>
    /// <param name="observer">Is told of it.</param>
    /// <param name="isAsked">A person asks for it: what failed before is tried again.</param>
    /// <param name="cancellation">Leaves it undone.</param>
    public void Run(IRunObserver observer, bool isAsked, CancellationToken cancellation)
    {
        // A run that is no family ends by itself.
        if (File.Exists(cluster.Family.ResolvedYaml))
            return;
        while (!IsOver(isAsked) && !cancellation.IsCancellationRequested)
        {
            try
            {
                FamilyRunPlan.Open(cluster.Family, workbench, Failures()).Run(cluster.Family, observer, cancellation);
                return;
            }
            catch (FolderInUseException)
            {
                cancellation.WaitHandle.WaitOne(Pause);
            }
        }
    }

    private bool IsOver(bool isAsked) => RunHeader.Of(cluster.Family, workbench.Time)?.Status is RunStatus status
        && (RunHeader.IsEnd(status) || (status == RunStatus.Failed && !isAsked));

    private Dictionary<string, string> Failures() => cluster.Attempts()
        .SelectMany(attempts => attempts.Last().Messages).ToDictionary(member => member.Key, member => member.Value);
}
