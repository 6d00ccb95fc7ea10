namespace NtkWorkbench.View.Tests;

/// <summary>A family as it lies there when a scheduler has taken its tasks, one a member.</summary>
internal sealed class QueuedFamily
{
    private readonly string _folder;

    /// <param name="folder">Becomes the family's.</param>
    /// <param name="array">As the scheduler calls it.</param>
    /// <param name="submitted">When it was queued.</param>
    /// <param name="members">Their names.</param>
    public QueuedFamily(string folder, string array, DateTimeOffset submitted, params string[] members)
    {
        _folder = folder;
        string name = Path.GetFileName(folder);
        string outcomes = string.Join(", ", members.Select(member => $$"""{"name": "{{member}}", "status": "waiting", "seconds": 0}"""));
        new SampleRun { Name = name, Status = "waiting", HasReport = false, Extra = $"\"members\": [{outcomes}]," }.Write(folder);
        File.Delete(Path.Combine(folder, "resolved.yaml"));
        foreach (string member in members)
            Write(member, "waiting");
        Cluster = new ClusterFolder(RunFolder.Open(folder));
        TaskTable.WriteOrRead(Cluster, members, 1, () => 1000);
        Cluster.Write(new SubmittedBatch
        {
            Number = 1,
            Submitted = submitted,
            Scheduler = "slurm",
            Asked = new(),
            Tasks = Invariant($"1-{members.Length}"),
            Queued = [new QueuedTasks { Id = array, Tasks = Invariant($"1-{members.Length}") }],
        });
    }

    public ClusterFolder Cluster { get; }

    /// <summary>Writes a member's folder anew.</summary>
    public void Write(string member, string status, string? host = null) =>
        new SampleRun { Name = member, Status = status, Host = host, HasReport = false }.Write(Path.Combine(_folder, member));
}
