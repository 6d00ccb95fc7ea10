namespace NtkWorkbench.Runs.Tests;

/// <summary>Each sentence of how a task stands, on evidence made by hand: files come first, the scheduler explains what they lack.
/// </summary>
public sealed class TaskEvidenceTests
{
    private static readonly TaskAttempt Begun = new()
    {
        Task = 1,
        Batch = 1,
        Scheduler = "slurm",
        Job = "12_1",
        Node = "n1",
        Process = 17,
        Begun = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void Explain_AllMembersDone_IsDoneWhateverTheSchedulerSays() =>
        State(new() { IsDone = true, Attempt = Left(TaskEnd.Told), Queued = Says(QueuedState.Running) }).ShouldBe(TaskState.Done);

    [Theory]
    [InlineData(nameof(TaskEnd.Failed))]
    [InlineData(nameof(TaskEnd.BadInput))]
    [InlineData(nameof(TaskEnd.OutOfTime))]
    [InlineData(nameof(TaskEnd.OutOfMemory))]
    public void Explain_EndedWithAWord_IsThatWord(string end) =>
        State(new() { Attempt = Left(Parse<TaskEnd>(end)), IsAnswered = true, Silence = TimeSpan.MaxValue }).ToString().ShouldBe(end);

    [Fact]
    public void Explain_EndedByItsOwnMark_IsWhatItSaysThoughTheSchedulerIsSlow() =>
        State(new() { IsEnded = true, Attempt = Left(TaskEnd.Failed), Queued = Says(QueuedState.Running) }).ShouldBe(TaskState.Failed);

    [Fact]
    public void Explain_GivenUpWithoutAWord_IsKnownWithoutTheScheduler() =>
        State(new() { IsEnded = true, Attempt = Begun }).ShouldBe(TaskState.OutOfMemory);

    [Theory]
    [InlineData(null, nameof(TaskState.Running))]
    [InlineData(nameof(QueuedState.NodeFailed), nameof(TaskState.Running))]
    [InlineData(nameof(QueuedState.Waiting), nameof(TaskState.Running))]
    [InlineData(nameof(QueuedState.OutOfMemory), nameof(TaskState.OutOfMemory))]
    [InlineData(nameof(QueuedState.OutOfTime), nameof(TaskState.OutOfTime))]
    [InlineData(nameof(QueuedState.Failed), nameof(TaskState.OutOfMemory))]
    public void Explain_HeartBeatsYet_RunsUnlessTheSchedulerKnowsItsEnd(string? queued, string expected) => State(new()
    {
        IsAlive = true,
        Attempt = Begun,
        Queued = queued is null ? null : Says(Parse<QueuedState>(queued)),
    }).ShouldBe(Parse<TaskState>(expected));

    [Theory]
    [InlineData(nameof(QueuedState.Waiting), null, nameof(TaskState.Queued))]
    [InlineData(nameof(QueuedState.Held), null, nameof(TaskState.Queued))]
    [InlineData(nameof(QueuedState.Waiting), nameof(TaskEnd.Told), nameof(TaskState.Queued))]
    [InlineData(nameof(QueuedState.Waiting), nameof(TaskEnd.OutOfTime), nameof(TaskState.Queued))]
    [InlineData(nameof(QueuedState.Running), null, nameof(TaskState.Running))]
    [InlineData(nameof(QueuedState.OutOfTime), null, nameof(TaskState.OutOfTime))]
    [InlineData(nameof(QueuedState.OutOfMemory), null, nameof(TaskState.OutOfMemory))]
    [InlineData(nameof(QueuedState.NodeFailed), null, nameof(TaskState.NodeFailed))]
    [InlineData(nameof(QueuedState.Preempted), nameof(TaskEnd.Told), nameof(TaskState.Preempted))]
    [InlineData(nameof(QueuedState.Cancelled), nameof(TaskEnd.Told), nameof(TaskState.Cancelled))]
    [InlineData(nameof(QueuedState.Failed), nameof(TaskEnd.OutOfTime), nameof(TaskState.OutOfTime))]
    [InlineData(nameof(QueuedState.Failed), nameof(TaskEnd.OutOfMemory), nameof(TaskState.OutOfMemory))]
    [InlineData(nameof(QueuedState.Failed), nameof(TaskEnd.Told), nameof(TaskState.Left))]
    [InlineData(nameof(QueuedState.OutOfTime), nameof(TaskEnd.Told), nameof(TaskState.OutOfTime))]
    [InlineData(nameof(QueuedState.Completed), null, nameof(TaskState.Failed))]
    [InlineData(nameof(QueuedState.Gone), null, nameof(TaskState.Lost))]
    [InlineData(nameof(QueuedState.Gone), nameof(TaskEnd.Told), nameof(TaskState.Left))]
    public void Explain_KnownToTheScheduler_IsWhatItsOwnEndAndThatSay(string queued, string? end, string expected) =>
        State(new() { IsAnswered = true, Queued = Says(Parse<QueuedState>(queued)),
            Attempt = end is null ? null : Left(Parse<TaskEnd>(end)) }).ShouldBe(Parse<TaskState>(expected));

    [Fact]
    public void Explain_KilledWithoutAWord_IsTakenForOutOfMemory()
    {
        (TaskState state, string? remark) = new TaskEvidence { Queued = Says(QueuedState.Failed), Attempt = Begun }.Explain();

        state.ShouldBe(TaskState.OutOfMemory);
        remark.ShouldBe("it ended without a word, most likely killed for its memory");
    }

    [Fact]
    public void Explain_FailedBeforeTheProgramBegan_SendsToTheLog() =>
        new TaskEvidence { Queued = Says(QueuedState.Failed) }.Explain()
            .ShouldBe((TaskState.Failed, "it ended before the program began"));

    [Theory]
    [InlineData(true, 9, nameof(TaskState.Unsure))]
    [InlineData(true, 11, nameof(TaskState.Lost))]
    [InlineData(false, 11, nameof(TaskState.Unsure))]
    [InlineData(false, 60 * 24 * 8, nameof(TaskState.Lost))]
    public void Explain_NotMentioned_IsLostOnlyAfterADeadline(bool isAnswered, double minutes, string expected) =>
        State(new() { IsAnswered = isAnswered, Silence = TimeSpan.FromMinutes(minutes) }).ShouldBe(Parse<TaskState>(expected));

    [Theory]
    [InlineData(5, nameof(TaskState.Unsure))]
    [InlineData(15, nameof(TaskState.OutOfMemory))]
    public void Explain_BegunAndForgotten_WasKilledMostLikelyForItsMemory(double minutes, string expected) =>
        State(new() { IsAnswered = true, Attempt = Begun, Silence = TimeSpan.FromMinutes(minutes) }).ShouldBe(Parse<TaskState>(expected));

    [Theory]
    [InlineData(1, nameof(TaskState.Unsure))]
    [InlineData(5, nameof(TaskState.Left))]
    public void Explain_ToldToLeaveAndForgotten_HasLeft(double minutes, string expected) =>
        State(new() { IsAnswered = true, Attempt = Left(TaskEnd.Told), Silence = TimeSpan.FromMinutes(minutes) })
            .ShouldBe(Parse<TaskState>(expected));

    [Fact]
    public void Explain_CancelledBatch_IsCancelledThoughNobodyAnswers() =>
        State(new() { IsCancelled = true, Attempt = Left(TaskEnd.Told) }).ShouldBe(TaskState.Cancelled);

    [Fact]
    public void Explain_AskedToQueueItAgain_IsNotWaitedForLong() =>
        State(new() { IsAnswered = true, IsAsked = true, Attempt = Begun, Silence = TimeSpan.FromMinutes(5) })
            .ShouldBe(TaskState.OutOfMemory);

    [Fact]
    public void Explain_BegunLongAgoAndNobodyAnswers_IsLost() =>
        State(new() { Attempt = Begun, Silence = TimeSpan.FromDays(900) }).ShouldBe(TaskState.Lost);

    [Fact]
    public void Explain_ForgottenWithALogAndNoAttempt_FailedBeforeTheProgramBegan() =>
        new TaskEvidence { IsAnswered = true, Log = "cluster/logs/1_1.log", Silence = TimeSpan.FromMinutes(15) }.Explain()
            .ShouldBe((TaskState.Failed, "it ended before the program began; cluster/logs/1_1.log may say why"));

    [Theory]
    [InlineData(0.5, nameof(TaskState.Queued))]
    [InlineData(2, nameof(TaskState.OutOfMemory))]
    public void Explain_ProcessKilledBesideOthers_IsKnownAfterAMoment(double minutes, string expected) => State(new()
    {
        Attempt = Begun with { Scheduler = "processes" },
        Queued = Says(QueuedState.Waiting),
        Silence = TimeSpan.FromMinutes(minutes),
    }).ShouldBe(Parse<TaskState>(expected));

    [Fact]
    public void Explain_NeverTaken_IsUnqueuedAtOnce() =>
        new TaskEvidence { IsUnqueued = true, IsAnswered = true }.Explain().ShouldBe((TaskState.Unqueued, "the scheduler did not take it"));

    [Fact]
    public void Explain_Held_SaysHowToLetItBegin() =>
        new TaskEvidence { Queued = Says(QueuedState.Held) with { Reason = "JobHeldUser" } }.Explain().Remark
            .ShouldBe("held (JobHeldUser): scontrol release 12_1 lets it begin");

    private static T Parse<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name);

    private static TaskState State(TaskEvidence evidence) => evidence.Explain().State;

    private static TaskAttempt Left(TaskEnd end) => Begun with { Ended = DateTimeOffset.UnixEpoch.AddHours(1), End = end };

    private static QueuedTask Says(QueuedState state) => new() { Task = 1, Job = "12_1", State = state };
}
