namespace NtkWorkbench.Runs.Tests;

public sealed class RetryPlanTests
{
    [Fact]
    public void Of_AnythingThatRunsOrIsDone_IsLeftAlone()
    {
        RetryPlan plan = RetryPlan.Of(
            Standing(TaskState.Done, TaskState.Queued, TaskState.Running), isAutomatic: false, isMoreAsked: false);

        plan.Batches.ShouldBeEmpty();
        plan.Refused.ShouldBeEmpty();
    }

    [Fact]
    public void Of_NoFaultOfItsOwn_IsQueuedForFreeHoweverOften()
    {
        FamilyStanding standing = Standing(TaskState.Preempted, TaskState.Done, TaskState.NodeFailed, TaskState.Lost);

        RetryPlan plan = RetryPlan.Of(Before(standing, memory: 2, time: 2), isAutomatic: true, isMoreAsked: false);

        plan.Batches.ShouldHaveSingleItem();
        plan.Batches[0].MemoryRetries.ShouldBe(2);
        plan.Batches[0].TimeRetries.ShouldBe(2);
        plan.Batches[0].Tasks.ShouldBe([1, 3, 4]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Of_OutOfMemory_GetsMoreTwice(int before, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.OutOfMemory), before, time: 1), isAutomatic: true, isMoreAsked: false);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        if (isQueued)
            (plan.Batches[0].MemoryRetries, plan.Batches[0].TimeRetries).ShouldBe((before + 1, 1));
        else
            plan.Refused.ShouldBe([(1, "out of memory 3 times: say how much it is to get by slurm.memory=SIZE")]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Of_OutOfTime_GetsMoreTwice(int before, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.OutOfTime), memory: 0, before), isAutomatic: false, isMoreAsked: false);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        if (isQueued)
            (plan.Batches[0].MemoryRetries, plan.Batches[0].TimeRetries).ShouldBe((0, before + 1));
        else
            plan.Refused.ShouldBe([(1, "out of time 3 times: say how much it is to get by slurm.time=TIME")]);
    }

    [Fact]
    public void Of_MoreAsked_CountsAnew()
    {
        RetryPlan plan = RetryPlan.Of(Before(Standing(TaskState.OutOfTime), 2, 2), isAutomatic: false, isMoreAsked: true);

        (plan.Batches.Single().MemoryRetries, plan.Batches[0].TimeRetries).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(nameof(TaskState.BadInput), true, false)]
    [InlineData(nameof(TaskState.BadInput), false, false)]
    [InlineData(nameof(TaskState.Failed), true, false)]
    [InlineData(nameof(TaskState.Failed), false, true)]
    [InlineData(nameof(TaskState.Cancelled), true, false)]
    [InlineData(nameof(TaskState.Cancelled), false, true)]
    public void Of_FaultOfItsOwn_NeedsAPerson(string state, bool isAutomatic, bool isQueued)
    {
        RetryPlan plan = RetryPlan.Of(Standing(Enum.Parse<TaskState>(state)), isAutomatic, isMoreAsked: false);

        plan.Batches.Count.ShouldBe(isQueued ? 1 : 0);
        plan.Refused.Count.ShouldBe(isQueued ? 0 : 1);
    }

    [Fact]
    public void Of_DifferentNeeds_AreDifferentBatches()
    {
        RetryPlan plan = RetryPlan.Of(
            Standing(TaskState.OutOfMemory, TaskState.Lost, TaskState.OutOfTime, TaskState.OutOfMemory),
            isAutomatic: true, isMoreAsked: false);

        plan.Batches.Select(batch => (batch.MemoryRetries, batch.TimeRetries, TaskNumbers.Format(batch.Tasks)))
            .ShouldBe([(0, 0, "2"), (0, 1, "3"), (1, 0, "1,4")]);
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
