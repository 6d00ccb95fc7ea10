namespace NtkWorkbench.Runs.Tests;

public sealed class RetryPlanTests
{
    private static readonly SlurmOptions Hour = new() { Time = new TimeLimit(TimeSpan.FromHours(1)) };

    [Fact]
    public void Of_AnythingThatRunsOrIsDone_IsLeftAlone()
    {
        RetryPlan plan = RetryPlan.Of(
            Standing(TaskState.Done, TaskState.Queued, TaskState.Running), isAutomatic: false, asked: null);

        plan.Batches.ShouldBeEmpty();
        plan.Refused.ShouldBeEmpty();
    }

    [Fact]
    public void Of_NoFaultOfItsOwn_IsQueuedForFreeHoweverOften()
    {
        FamilyStanding standing = Standing(TaskState.NodeFailed, TaskState.Done, TaskState.Preempted, TaskState.NodeFailed);

        RetryPlan plan = RetryPlan.Of(Before(standing, memory: 2, time: 2), isAutomatic: true, asked: null);

        plan.Batches.ShouldHaveSingleItem();
        plan.Batches[0].Before.Memory.ShouldBe(2);
        plan.Batches[0].Before.Time.ShouldBe(2);
        plan.Batches[0].Tasks.ShouldBe([1, 3, 4]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Of_OutOfMemory_GetsMoreTwice(int before, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.OutOfMemory), before, time: 1), isAutomatic: true, asked: null);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        if (isQueued)
            (plan.Batches[0].Before.Memory, plan.Batches[0].Before.Time).ShouldBe((before + 1, 1));
        else
            plan.Refused.ShouldBe([(1, "out of memory 3 times: say how much it is to get by slurm.memory=SIZE")]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Of_OutOfTime_GetsMoreTwice(int before, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.OutOfTime), memory: 0, before), isAutomatic: false, asked: null);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        if (isQueued)
            (plan.Batches[0].Before.Memory, plan.Batches[0].Before.Time).ShouldBe((0, before + 1));
        else
            plan.Refused.ShouldBe([(1, "out of time 3 times: say how much it is to get by slurm.time=TIME")]);
    }

    [Fact]
    public void Of_MoreTimeAsked_CountsTimeAnew()
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.OutOfTime), 2, 2), isAutomatic: false, Hour);

        (plan.Batches.Single().Before.Memory, plan.Batches[0].Before.Time).ShouldBe((2, 0));
    }

    [Theory]
    [InlineData(nameof(TaskState.BadInput), true, false)]
    [InlineData(nameof(TaskState.BadInput), false, true)]
    [InlineData(nameof(TaskState.Failed), true, false)]
    [InlineData(nameof(TaskState.Failed), false, true)]
    [InlineData(nameof(TaskState.Cancelled), true, false)]
    [InlineData(nameof(TaskState.Cancelled), false, true)]
    public void Of_FaultOfItsOwn_NeedsAPerson(string state, bool isAutomatic, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Standing(Enum.Parse<TaskState>(state)), isAutomatic, asked: null);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        plan.Refused.Count.ShouldBe(isQueued ? 0 : 1);
    }

    [Theory]
    [InlineData(nameof(TaskState.Lost), true, false)]
    [InlineData(nameof(TaskState.Left), true, false)]
    [InlineData(nameof(TaskState.Lost), false, true)]
    [InlineData(nameof(TaskState.Left), false, true)]
    [InlineData(nameof(TaskState.Unqueued), true, true)]
    public void Of_EndedByWhatNobodyKnows_WaitsForAPerson(string state, bool isAutomatic, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Standing(Enum.Parse<TaskState>(state)), isAutomatic, asked: null);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        plan.Refused.Select(task => task.Why).ShouldBe(isQueued ? [] : ["nobody knows what ended it: somebody may have cancelled it"]);
    }

    [Fact]
    public void Of_OtherOptionAsked_CountsMemoryAndTimeOn()
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.Lost), 1, 1), isAutomatic: false, new SlurmOptions { Partition = "long" });

        plan.Batches.Single().Before.ShouldBe(new(1, 1));
    }

    [Fact]
    public void Of_DifferentNeeds_AreDifferentBatches()
    {
        RetryPlan plan = RetryPlan.Of(
            Standing(TaskState.OutOfMemory, TaskState.NodeFailed, TaskState.OutOfTime, TaskState.OutOfMemory),
            isAutomatic: true, asked: null);

        plan.Batches.Select(batch => (batch.Before, TaskNumbers.Format(batch.Tasks)))
            .ShouldBe([(new(0, 0), "2"), (new(0, 1), "3"), (new(1, 0), "1,4")]);
    }

    [Fact]
    public void More_Retries_DoubleEachTime()
    {
        var asked = new SlurmOptions { Memory = new MemorySize(500), Time = new TimeLimit(TimeSpan.FromMinutes(10)) };

        RetryPlan.More(asked, 1, 2).ShouldBe(asked with { Memory = new MemorySize(1000), Time = new TimeLimit(TimeSpan.FromMinutes(40)) });
        RetryPlan.More(new SlurmOptions(), 2, 2).Memory.ShouldBeNull();
        RetryPlan.More(new SlurmOptions(), 2, 2).Time.ShouldBeNull();
    }

    private static FamilyStanding Standing(params TaskState[] tasks) => new()
    {
        Name = "family",
        Status = RunStatus.Waiting,
        Members = [],
        Tasks = tasks,
        Batches = new SubmittedBatch?[tasks.Length],
    };

    private static FamilyStanding Before(FamilyStanding standing, int memory, int time) => standing with
    {
        Batches = [.. standing.Tasks.Select(_ => new SubmittedBatch
        {
            Number = 1,
            Submitted = DateTimeOffset.UnixEpoch,
            Scheduler = "slurm",
            Asked = new SlurmOptions(),
            Tasks = "1",
            MemoryRetries = memory,
            TimeRetries = time,
        })],
    };
}
