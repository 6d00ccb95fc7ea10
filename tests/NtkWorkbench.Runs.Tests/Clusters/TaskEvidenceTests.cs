namespace NtkWorkbench.Runs.Tests;

/// <summary>Each sentence of how a task stands, on evidence made by hand: files come first, the scheduler explains what they lack.</summary>
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
    public void Explain_EndedByItsOwnMark_IsDoneWhateverTheSchedulerSays() =>
        State(new() { IsEnded = true, Attempt = Left(TaskEnd.Done), Queued = Says(QueuedState.Running) }).ShouldBe(TaskState.Done);

    [Theory]
    [InlineData(TaskEnd.Failed)]
    [InlineData(TaskEnd.BadInput)]
    public void Explain_EndedWithAnError_IsThatError(TaskEnd end) =>
        State(new() { IsEnded = true, Attempt = Left(end) }).ToString().ShouldBe(end.ToString());

    [Fact]
    public void Explain_HeartBeats_RunsThoughTheSchedulerThinksOtherwise() =>
        State(new() { IsAlive = true, Queued = Says(QueuedState.NodeFailed) }).ShouldBe(TaskState.Running);

    [Theory]
    [InlineData(QueuedState.Waiting, null, TaskState.Queued)]
    [InlineData(QueuedState.Held, null, TaskState.Queued)]
    [InlineData(QueuedState.Waiting, TaskEnd.Told, TaskState.Queued)]
    [InlineData(QueuedState.Waiting, TaskEnd.OutOfTime, TaskState.Queued)]
    [InlineData(QueuedState.Running, null, TaskState.Running)]
    [InlineData(QueuedState.OutOfTime, null, TaskState.OutOfTime)]
    [InlineData(QueuedState.OutOfMemory, null, TaskState.OutOfMemory)]
    [InlineData(QueuedState.NodeFailed, null, TaskState.NodeFailed)]
    [InlineData(QueuedState.Preempted, TaskEnd.Told, TaskState.Preempted)]
    [InlineData(QueuedState.Cancelled, TaskEnd.Told, TaskState.Cancelled)]
    [InlineData(QueuedState.Failed, TaskEnd.OutOfTime, TaskState.OutOfTime)]
    [InlineData(QueuedState.Failed, TaskEnd.OutOfMemory, TaskState.OutOfMemory)]
    [InlineData(QueuedState.Failed, TaskEnd.Told, TaskState.Preempted)]
    [InlineData(QueuedState.OutOfTime, TaskEnd.Told, TaskState.OutOfTime)]
    [InlineData(QueuedState.Completed, null, TaskState.Failed)]
    public void Explain_KnownToTheScheduler_IsWhatItsOwnEndAndThatSay(QueuedState queued, TaskEnd? end, TaskState expected) =>
        State(new() { IsAnswered = true, Queued = Says(queued), Attempt = end is null ? null : Left(end.Value) }).ShouldBe(expected);

    [Fact]
    public void Explain_KilledWithoutAWord_IsTakenForOutOfMemory()
    {
        (TaskState state, string? remark) = new TaskEvidence { Queued = Says(QueuedState.Failed), Attempt = Begun }.Explain();

        state.ShouldBe(TaskState.OutOfMemory);
        remark.ShouldBe("killed, most likely for its memory");
    }

    [Fact]
    public void Explain_FailedBeforeTheProgramBegan_SendsToTheLog() =>
        new TaskEvidence { Queued = Says(QueuedState.Failed) }.Explain()
            .ShouldBe((TaskState.Failed, "it ended before the program began; see the log"));

    [Theory]
    [InlineData(true, 9, TaskState.Queued)]
    [InlineData(true, 11, TaskState.Lost)]
    [InlineData(false, 11, TaskState.Queued)]
    [InlineData(false, 60 * 24 * 8, TaskState.Lost)]
    public void Explain_NotMentioned_IsLostOnlyAfterADeadline(bool isAnswered, double minutes, TaskState expected) =>
        State(new() { IsAnswered = isAnswered, Silence = TimeSpan.FromMinutes(minutes) }).ShouldBe(expected);

    [Theory]
    [InlineData(5, TaskState.Running)]
    [InlineData(15, TaskState.Lost)]
    public void Explain_BegunAndSilent_RunsUntilTheDeadline(double minutes, TaskState expected) =>
        State(new() { IsAnswered = true, Attempt = Begun, Silence = TimeSpan.FromMinutes(minutes) }).ShouldBe(expected);

    [Theory]
    [InlineData(5, TaskState.Queued)]
    [InlineData(15, TaskState.Preempted)]
    public void Explain_ToldToLeaveAndForgotten_WasPreempted(double minutes, TaskState expected) =>
        State(new() { IsAnswered = true, Attempt = Left(TaskEnd.Told), Silence = TimeSpan.FromMinutes(minutes) }).ShouldBe(expected);

    [Fact]
    public void Explain_CancelledBatch_IsCancelledThoughNobodyAnswers() =>
        State(new() { IsCancelled = true, Attempt = Left(TaskEnd.Told) }).ShouldBe(TaskState.Cancelled);

    [Fact]
    public void Explain_NeverTaken_IsLostAtOnce() =>
        new TaskEvidence { IsUnqueued = true, IsAnswered = true }.Explain().ShouldBe((TaskState.Lost, "it was not queued"));

    [Fact]
    public void Explain_Held_SaysHowToLetItBegin() =>
        new TaskEvidence { Queued = Says(QueuedState.Held) with { Reason = "JobHeldUser" } }.Explain().Remark
            .ShouldBe("held (JobHeldUser): scontrol release 12_1 lets it begin");

    private static TaskState State(TaskEvidence evidence) => evidence.Explain().State;

    private static TaskAttempt Left(TaskEnd end) => Begun with { Ended = DateTimeOffset.UnixEpoch.AddHours(1), End = end };

    private static QueuedTask Says(QueuedState state) => new() { Task = 1, Job = "12_1", State = state };
}
