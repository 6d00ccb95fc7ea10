namespace NtkWorkbench.Runs.Tests;

public sealed class TaskTableTests : IDisposable
{
    private static readonly string[] Members = ["one", "two", "three", "four", "five"];

    private readonly TemporaryFolder _folder = new();
    private readonly ClusterFolder _cluster;

    public TaskTableTests()
    {
        _folder.Write("job.yaml", "name: a");
        _cluster = new ClusterFolder(RunFolder.Open(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteOrRead_NewFolder_HasALineAMemberInTheFamilysOrder()
    {
        TaskTable table = TaskTable.WriteOrRead(_cluster, Members, 2, () => 100);

        File.ReadAllText(_folder.File("cluster", "tasks.csv")).ShouldBe("task,member\n1,one\n1,two\n2,three\n2,four\n3,five\n");
        table.Count.ShouldBe(3);
        table[2].ShouldBe(["three", "four"]);
        table.Members.ShouldBe(Members);
    }

    [Fact]
    public void WriteOrRead_Queued_StaysAsItIs()
    {
        TaskTable.WriteOrRead(_cluster, Members, 2, () => 100);
        Queue([]);
        TaskTable.WriteOrRead(_cluster, Members, 5, () => 100).Count.ShouldBe(1);
        TaskTable.WriteOrRead(_cluster, Members, 2, () => 100);
        Queue([new() { Id = "1", Tasks = "1" }]);

        TaskTable.WriteOrRead(_cluster, Members, null, () => 1)[1].ShouldBe(["one", "two"]);
        Should.Throw<JobException>(() => TaskTable.WriteOrRead(_cluster, Members, 3, () => 100)).Message
            .ShouldContain("2 members to a task");
    }

    private void Queue(IReadOnlyList<QueuedTasks> queued) => _cluster.Write(new SubmittedBatch
    {
        Number = 1,
        Submitted = DateTimeOffset.UnixEpoch,
        Scheduler = "slurm",
        Asked = new(),
        Tasks = "1-3",
        Queued = queued,
    });

    [Theory]
    [InlineData(1, 5000, 1)]
    [InlineData(5000, 5000, 1)]
    [InlineData(5001, 5000, 2)]
    [InlineData(100_000, 5000, 20)]
    [InlineData(3, 0, 3)]
    public void PerTask_Members_FitIntoSoManyTasks(int members, int most, int perTask)
    {
        TaskTable.PerTask(members, most).ShouldBe(perTask);
        TaskTable.Of([.. Enumerable.Range(0, members).Select(i => $"m{i}")], perTask).Count.ShouldBeLessThanOrEqualTo(Math.Max(1, most));
    }

    [Theory]
    [InlineData("")]
    [InlineData("task,member\n")]
    [InlineData("task,member\n2,one\n")]
    [InlineData("task,member\n1,one\n3,two\n")]
    [InlineData("task,member\n1,../one\n")]
    [InlineData("task,member\n1\n")]
    [InlineData("member\n1,one\n")]
    public void Read_SomethingElse_NamesTheFile(string text)
    {
        Directory.CreateDirectory(_folder.File("cluster"));
        File.WriteAllText(_folder.File("cluster", "tasks.csv"), text);

        Should.Throw<JobException>(() => TaskTable.Read(_cluster)).Message.ShouldContain("tasks.csv");
    }
}
