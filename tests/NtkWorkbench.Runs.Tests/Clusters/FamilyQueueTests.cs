namespace NtkWorkbench.Runs.Tests;

/// <summary>Families whose tasks a scheduler runs come to the bytes of a family that one process ran, whatever happens on the
/// way.</summary>
public sealed class FamilyQueueTests : IDisposable
{
    private const string Job = """
        name: small
        seed: 1
        data: {kind: function, function: {kind: sine, frequency: 5}, train: {count: 12}, test: {count: 12}}
        network: {hidden: [5]}
        training: {steps: 12, learning_rate: {fraction_of_max: 0.5}, record_every: 3}
        features: {checkpoints: [init, 6, final], grid: {count: 25, range: [0, 1]}, principal: 2}
        figures: {formats: []}
        variants: {one: , two: {network.hidden: [3, 3]}, three: {training.optimizer: momentum}}
        """;

    private static readonly SlurmOptions Asked =
        new() { Memory = new MemorySize(1000), Time = new TimeLimit(TimeSpan.FromMinutes(10)) };

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly SimulatedScheduler _scheduler = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Submit_NewFamily_QueuesAllMembersAndEndsWithTheBytesOfALocalOne()
    {
        Local();
        ClusterFolder cluster = Queued();

        _scheduler.Submitted.Single().Tasks.ShouldBe([1, 2, 3]);
        _scheduler.Submitted[0].Resources.ShouldBe(Asked);
        Look(cluster).Counts().ShouldBe("3 waiting");
        Run(cluster, 2).ShouldBe(TaskEnd.Done);
        Look(cluster).Counts().ShouldBe("2 waiting, 1 done");
        Directory.Exists(_folder.File("cluster", "comparison")).ShouldBeFalse();
        Run(cluster, 1).ShouldBe(TaskEnd.Done);
        Run(cluster, 3).ShouldBe(TaskEnd.Done);

        FamilyStanding standing = Look(cluster);
        standing.Counts().ShouldBe("3 done");
        standing.Status.ShouldBe(RunStatus.Completed);
        ShouldBeAsTheLocalOne();
    }

    [Fact]
    public void Run_DoneTask_IsDoneAtOnce()
    {
        ClusterFolder cluster = Queued();
        Run(cluster, 1).ShouldBe(TaskEnd.Done);
        int attempts = cluster.Attempts()[1].Count();

        Run(cluster, 1, Fails).ShouldBe(TaskEnd.Done);

        cluster.Attempts()[1].Count().ShouldBe(attempts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(12)]
    public void Run_ToldToLeave_SavesItsStateAndGoesOn(int reports)
    {
        Local();
        ClusterFolder cluster = Queued(perTask: 3);
        using var told = new CancellationTokenSource();

        Run(cluster, 1, new TaskObserver(reports, told.Cancel), TaskEnd.OutOfTime, told.Token).ShouldBe(TaskEnd.OutOfTime);

        cluster.Attempts()[1].Single().End.ShouldBe(TaskEnd.OutOfTime);
        _scheduler.Say(1, QueuedState.Failed);
        Look(cluster).Tasks.ShouldBe([TaskState.OutOfTime]);
        Resubmit(cluster).Submitted.Single().TimeRetries.ShouldBe(1);
        _scheduler.Submitted[^1].Resources.Time.ShouldBe(new TimeLimit(TimeSpan.FromMinutes(20)));
        Look(cluster).Tasks.ShouldBe([TaskState.Queued]);
        Run(cluster, 1).ShouldBe(TaskEnd.Done);
        ShouldBeAsTheLocalOne();
    }

    [Fact]
    public void Run_OutOfMemory_GetsTwiceAsMuchTwice()
    {
        Local();
        ClusterFolder cluster = Queued();
        Run(cluster, 1);
        Run(cluster, 3);
        for (int retries = 1; retries <= RetryPlan.MostRetries + 1; retries++)
        {
            Run(cluster, 2, new TaskObserver(3, () => throw new InsufficientMemoryException())).ShouldBe(TaskEnd.OutOfMemory);
            _scheduler.Say(2, QueuedState.Failed);
            QueueResult result = Resubmit(cluster);
            if (retries <= RetryPlan.MostRetries)
                _scheduler.Submitted[^1].Resources.Memory.ShouldBe(new MemorySize(1000 << retries));
            else
                result.Refused.ShouldBe([(2, "out of memory 3 times: say how much it is to get by slurm.memory=SIZE")]);
        }
        QueueResult more = Submit(cluster, Asked with { Memory = new MemorySize(9000) });

        more.Submitted.Single().MemoryRetries.ShouldBe(0);
        _scheduler.Submitted[^1].Resources.Memory.ShouldBe(new MemorySize(9000));
        Run(cluster, 2).ShouldBe(TaskEnd.Done);
        ShouldBeAsTheLocalOne();
    }

    [Fact]
    public void Run_FailedMember_EndsTheFamilyWithoutIt()
    {
        ClusterFolder cluster = Queued();
        Run(cluster, 1);
        Run(cluster, 2, Fails).ShouldBe(TaskEnd.Failed);
        Run(cluster, 3);

        FamilyStanding standing = Look(cluster);
        standing.Counts().ShouldBe("2 done, 1 failed");
        standing.Members[1].Message.ShouldBe("no more");
        standing.Status.ShouldBe(RunStatus.Failed);
        File.ReadAllText(_folder.File("cluster", "comparison", "report.md")).ShouldContain("`two` is not compared: it failed, `no more`.");
        Resubmit(cluster).Submitted.ShouldBeEmpty();
    }

    [Fact]
    public void Submit_TaskGivenUp_LetsTheLastOfTheOthersEndTheFamily()
    {
        ClusterFolder cluster = Queued();
        Run(cluster, 1);
        for (int attempt = 0; attempt <= RetryPlan.MostRetries; attempt++)
        {
            Run(cluster, 2, new TaskObserver(3, () => throw new InsufficientMemoryException()));
            _scheduler.Say(2, QueuedState.Failed);
            Resubmit(cluster);
        }
        Directory.Exists(_folder.File("cluster", "comparison")).ShouldBeFalse();

        Run(cluster, 3).ShouldBe(TaskEnd.Done);

        FamilyStanding standing = Look(cluster);
        standing.Counts().ShouldBe("2 done, 1 failed");
        standing.Tasks.ShouldBe([TaskState.Done, TaskState.OutOfMemory, TaskState.Done]);
        standing.Status.ShouldBe(RunStatus.Failed);
        File.ReadAllText(_folder.File("cluster", "comparison", "report.md")).ShouldContain("`two` is not compared: it failed");
        Submit(cluster, Asked with { Memory = new MemorySize(9000) }).Submitted.Single().Tasks.ShouldBe("2");
        Run(cluster, 2).ShouldBe(TaskEnd.Done);
        Look(cluster).Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public void Submit_CancelledMeanwhile_TakesBackWhatWasQueued()
    {
        ClusterFolder cluster = Prepared();
        var scheduler = new SimulatedScheduler { ArraySize = 1 };
        var queue = new FamilyQueue(cluster, _ => scheduler, _workbench, ["ntk"]);
        scheduler.Meanwhile = queue.Cancel;

        Should.Throw<NtkException>(() => queue.Submit(new() { Scheduler = scheduler, Asked = Asked }, CancellationToken.None))
            .Message.ShouldContain("cancelled");

        scheduler.Cancelled.ShouldBe(["1"]);
        cluster.Batches().Single().IsCancelled.ShouldBeTrue();
    }

    [Fact]
    public void Run_CancelledBatch_LeavesAtOnce()
    {
        ClusterFolder cluster = Queued();
        Queue(cluster).Cancel();

        Run(cluster, 1).ShouldBe(TaskEnd.Told);

        cluster.Attempts()[1].ShouldBeEmpty();
    }

    [Fact]
    public void Run_MemberOfAnotherProcess_IsPassedOverWithoutATrace()
    {
        ClusterFolder cluster = Queued();
        RunFolder member = RunFolder.Open(_folder.File("cluster", "one"));
        using (RunLock.Take(member, _workbench.Terms(_ => { }, CancellationToken.None)))
        {
            new TaskRun(cluster, new TaskOrigin { Scheduler = "processes", Job = "7", Node = "here" }, _workbench, () => TaskEnd.Told)
                .Run(1, waits: false, new SilentObserver(), CancellationToken.None).ShouldBe(TaskEnd.InUse);
        }

        cluster.Attempts()[1].ShouldBeEmpty();
        Run(cluster, 1).ShouldBe(TaskEnd.Done);
    }

    [Fact]
    public void Submit_MembersDoneWithoutAScheduler_QueuesTheOthersAlone()
    {
        ClusterFolder cluster = Prepared();
        RunFolder member = RunFolder.Open(_folder.File("cluster", "two"));
        RunPlans.Resume(member, _workbench).Run(member, new SilentObserver(), CancellationToken.None);

        Submit(cluster, Asked).Submitted.Single().Tasks.ShouldBe("1,3");
        Run(cluster, 1);
        Run(cluster, 3);

        Look(cluster).Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public void Submit_FailedMember_RunsAgainWhereAPersonAsks()
    {
        Local();
        ClusterFolder cluster = Queued();
        Run(cluster, 1);
        Run(cluster, 2, Fails);
        Run(cluster, 3);

        Submit(cluster).Submitted.Single().Tasks
            .ShouldBe("2");
        Look(cluster).Counts().ShouldBe("1 preempted, 2 done");
        Run(cluster, 2).ShouldBe(TaskEnd.Done);

        Look(cluster).Status.ShouldBe(RunStatus.Completed);
        ShouldBeAsTheLocalOne();
    }

    [Fact]
    public void Submit_RefusedInTheMiddle_QueuesTheRestNext()
    {
        ClusterFolder cluster = Prepared();
        var scheduler = new SimulatedScheduler { ArraySize = 2, RefusedArray = 2 };
        FamilyQueue queue = new(cluster, _ => scheduler, _workbench, ["ntk"]);
        Should.Throw<NtkException>(() => queue.Submit(new() { Scheduler = scheduler, Asked = Asked }, CancellationToken.None))
            .Message.ShouldContain("Invalid account");
        scheduler.RefusedArray = 0;

        queue.Submit(new() { Scheduler = scheduler }, CancellationToken.None).Submitted.Single().Tasks.ShouldBe("3");
    }

    [Fact]
    public void Submit_LostNode_IsExcluded()
    {
        ClusterFolder cluster = Queued();
        _scheduler.Say(2, QueuedState.NodeFailed, "n7");

        Resubmit(cluster).Submitted.Single().Tasks.ShouldBe("2");

        _scheduler.Submitted[^1].ExcludedNodes.ShouldBe(["n7"]);
    }

    [Fact]
    public void Look_SchedulerAway_TellsFromTheFolder()
    {
        ClusterFolder cluster = Queued();
        Run(cluster, 1);
        _scheduler.Answers = false;

        FamilyStanding standing = Look(cluster);

        standing.Counts().ShouldBe("2 waiting, 1 done");
        standing.Remark.ShouldBe("it is away");
    }

    [Fact]
    public void Cancel_Queued_EndsThemAndNothingQueuesThemAgain()
    {
        ClusterFolder cluster = Queued();
        Run(cluster, 1);

        Queue(cluster).Cancel();

        _scheduler.Cancelled.ShouldBe(["1"]);
        _scheduler.Say(2, QueuedState.Cancelled);
        _scheduler.Forget(3);
        Look(cluster).Counts().ShouldBe("1 done, 2 cancelled");
        Resubmit(cluster).Submitted.ShouldBeEmpty();
        cluster.EndedTasks().ShouldBe([1]);
        Submit(cluster).Submitted.Single().Tasks
            .ShouldBe("2-3");
    }

    [Fact]
    public void Submit_RunOfNoFamily_IsOneTask()
    {
        string alone = Job[..Job.IndexOf("variants", StringComparison.Ordinal)];
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", alone), []), _workbench);
        RunFolder folder = RunFolder.CreateAt(_folder.File("cluster"), plan.Source.Text);
        plan.PrepareIn(folder, new SilentObserver());
        var cluster = new ClusterFolder(folder);
        Submit(cluster, Asked);

        Run(cluster, 1).ShouldBe(TaskEnd.Done);

        Look(cluster).Counts().ShouldBe("1 done");
        TestWorkbench.Run(_folder.File("job.yaml"), _folder.File("local"));
        ShouldBeAsTheLocalOne();
    }

    private static TaskObserver Fails => new(2, () => throw new NtkException("no more"));

    private void Local()
    {
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", Job), []), _workbench);
        plan.Run(RunFolder.CreateAt(_folder.File("local"), plan.Source.Text), new SilentObserver(), CancellationToken.None);
    }

    private ClusterFolder Prepared()
    {
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", Job), []), _workbench);
        RunFolder folder = RunFolder.CreateAt(_folder.File("cluster"), plan.Source.Text);
        plan.PrepareIn(folder, new SilentObserver());
        return new ClusterFolder(folder);
    }

    private ClusterFolder Queued(int? perTask = null)
    {
        ClusterFolder cluster = Prepared();
        Submit(cluster, Asked, perTask);
        return cluster;
    }

    private FamilyQueue Queue(ClusterFolder cluster) => new(cluster, _ => _scheduler, _workbench, ["ntk"]);

    private QueueResult Submit(ClusterFolder cluster, SlurmOptions? asked = null, int? perTask = null) =>
        Queue(cluster).Submit(new() { Scheduler = _scheduler, Asked = asked, PerTask = perTask }, CancellationToken.None);

    private QueueResult Resubmit(ClusterFolder cluster) =>
        Queue(cluster).Submit(new() { Scheduler = _scheduler, IsAutomatic = true }, CancellationToken.None);

    private FamilyStanding Look(ClusterFolder cluster) =>
        new FamilyWatch(cluster, _ => _scheduler, TimeProvider.System).Look(CancellationToken.None);

    private TaskEnd Run(ClusterFolder cluster, int task, IRunObserver? observer = null, TaskEnd told = TaskEnd.Told,
        CancellationToken cancellation = default)
    {
        int array = cluster.Batches().Last(batch => batch.Has(task)).Number;
        var origin = new TaskOrigin { Scheduler = "slurm", Job = $"{array}_{task}", Node = "n1" };
        return new TaskRun(cluster, origin, _workbench, () => told).Run(task, waits: true, observer ?? new SilentObserver(), cancellation);
    }

    private void ShouldBeAsTheLocalOne()
    {
        Directory.Delete(_folder.File("cluster", "cluster"), recursive: true);
        RunBytes.ShouldBeEqual(_folder.File("local"), _folder.File("cluster"));
    }
}
