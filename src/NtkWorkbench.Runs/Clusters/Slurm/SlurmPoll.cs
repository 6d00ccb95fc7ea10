namespace NtkWorkbench.Runs;

/// <summary>Asks how tasks stand: squeue once for all, and for those that it does not know any more sacct, where there are accounts.
/// </summary>
internal sealed class SlurmPoll(SlurmCommands commands)
{
    private const string NoSuchJob = "Invalid job id specified";

    private bool _hasAccounts = true;

    public SchedulerAnswer Ask(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation)
    {
        var found = new Dictionary<(string? Cluster, string Array, int Index), SlurmTask>();
        var remarks = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string? cluster, string[] ids) in Calls(queued))
        {
            if (AskSqueue(cluster, ids, found, remarks, cancellation) is string silence)
                return SchedulerAnswer.Silence(silence);
        }
        var tasks = new StandingTasks();
        foreach (QueuedTasks array in queued)
            tasks.Add(array, found);
        foreach ((string? cluster, string[] ids) in Calls(_hasAccounts ? [.. queued.Where(tasks.IsUnknown)] : []))
            AskSacct(cluster, ids, found, remarks, cancellation);
        foreach (QueuedTasks array in queued)
            tasks.Add(array, found);
        return new() { IsKnown = true, Tasks = tasks.All, Remark = remarks.Count > 0 ? string.Join("; ", remarks) : null };
    }

    private static IEnumerable<(string? Cluster, string[] Ids)> Calls(IEnumerable<QueuedTasks> queued) => queued
        .GroupBy(array => array.Cluster)
        .SelectMany(cluster => cluster.Select(array => array.Id).Distinct().Chunk(SlurmCommands.MostIds).Select(ids => (cluster.Key, ids)));

    // Why nothing is known; null where it has answered.
    private string? AskSqueue(string? cluster, string[] ids, Dictionary<(string?, string, int), SlurmTask> found, SortedSet<string> remarks,
        CancellationToken cancellation)
    {
        CommandOutcome outcome = Squeue(cluster, ids, cancellation);
        // Of several it could be about any of them.
        if (ids.Length == 1 && IsNoSuchJob(outcome))
            return null;
        if (!outcome.IsDone)
            return SlurmCommands.Words("squeue", outcome);
        SlurmLines lines = SlurmLines.OfSqueue(outcome.Output);
        if (lines.Broken is string broken)
            return $"squeue wrote a line that is none of its own: {Quoted.Of(broken)}";
        if (lines.Remark is string remark)
            remarks.Add($"squeue wrote {remark}");
        foreach (SlurmTask task in lines.Tasks)
            found[(cluster, task.Array, task.Index)] = task;
        // Of several jobs squeue leaves out those that are gone without a word; of one it says that there is no such job.
        return lines.Tasks.Count > 0 || (ids.Length > 1 && IsNoSuchJob(Squeue(cluster, [ids[^1]], cancellation)))
            ? null : "squeue wrote nothing, which says neither that the tasks are there nor that they are not";
    }

    private CommandOutcome Squeue(string? cluster, string[] ids, CancellationToken cancellation) => commands.Ask("squeue",
    [
        "--noheader", "--array", "--states=all", .. Clusters(cluster),
        $"--jobs={string.Join(',', ids)}", $"--format={SlurmLines.SqueueFormat}",
    ], cancellation);

    private void AskSacct(string? cluster, string[] ids, Dictionary<(string?, string, int), SlurmTask> found, SortedSet<string> remarks,
        CancellationToken cancellation)
    {
        CommandOutcome outcome = commands.Ask("sacct",
        [
            "-X", "--parsable2", "--noheader", .. Clusters(cluster),
            $"--format={SlurmLines.SacctFormat}", $"--jobs={string.Join(',', ids)}",
        ], cancellation);
        _hasAccounts &= !outcome.Error.Contains("accounting storage is disabled", StringComparison.OrdinalIgnoreCase);
        if (!outcome.IsDone && _hasAccounts)
            remarks.Add(SlurmCommands.Words("sacct", outcome));
        if (!outcome.IsDone)
            return;
        SlurmLines lines = SlurmLines.OfSacct(outcome.Output);
        if (lines.Broken is string broken)
            remarks.Add($"sacct wrote a line that is none of its own: {Quoted.Of(broken)}");
        if (lines.Remark is string remark)
            remarks.Add($"sacct wrote {remark}");
        // What the accounts say still runs, where squeue knows nothing of it, are accounts that were never closed.
        var ended = new Dictionary<(string?, string, int), SlurmTask>();
        foreach (SlurmTask task in lines.Tasks.Where(task => SlurmStates.IsOver(task.State)))
            ended[(cluster, task.Array, task.Index)] = task;
        foreach (((string?, string, int) key, SlurmTask task) in ended)
            found.TryAdd(key, task);
    }

    private static bool IsNoSuchJob(CommandOutcome outcome) =>
        outcome.Status is not (null or 0) && outcome.Error.Contains(NoSuchJob, StringComparison.Ordinal);

    private static string[] Clusters(string? cluster) => cluster is null ? [] : [$"--clusters={cluster}"];
}
