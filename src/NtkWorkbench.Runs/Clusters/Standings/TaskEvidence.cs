namespace NtkWorkbench.Runs;

/// <summary>What is known of a task, and what follows: files come first, the scheduler explains what is missing in them.</summary>
internal sealed record TaskEvidence
{
    /// <summary>A scheduler that answers, but not of a task, has forgotten it or never knew it; it may only be slow.</summary>
    public static readonly TimeSpan AnsweredPatience = TimeSpan.FromMinutes(10);

    /// <summary>As long as its answers may be behind.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromMinutes(2);

    /// <summary>A scheduler that does not answer at all may be away for long.</summary>
    public static readonly TimeSpan SilentPatience = TimeSpan.FromDays(7);

    private const string Killed = "it ended without a word, most likely killed for its memory";

    private const string ToldToLeave = "it was told to leave and not queued again";

    // Of a process that was killed nothing is left but what it began; another may be about to take the member's folder.
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(1);

    /// <summary>Whether all its members are done.</summary>
    public bool IsDone { get; init; }

    /// <summary>The task's own mark that nobody will run it unless a person asks for it.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Whether a process shows in the members' files that it is alive, and has not said that it leaves.</summary>
    public bool IsAlive { get; init; }

    /// <summary>The last attempt of the last batch it was queued in; null: none was begun.</summary>
    public TaskAttempt? Attempt { get; init; }

    /// <summary>What the scheduler says of it; null: nothing.</summary>
    public QueuedTask? Queued { get; init; }

    /// <summary>Whether the scheduler has answered at all.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether the scheduler never took it, for certain.</summary>
    public bool IsUnqueued { get; init; }

    /// <summary>The log that its script began, from the family's folder; null: it began none.</summary>
    public string? Log { get; init; }

    /// <summary>Whether somebody cancelled its batch.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether it is to be known now, to queue it again.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Since the last sign of it: it was queued, began, ended, or a member's heart beat.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>How it stands, with what a person should know beyond that; null: nothing.</summary>
    public (TaskState State, string? Remark) Explain() => this switch
    {
        { IsDone: true } => (TaskState.Done, null),
        { IsEnded: true } => OfFiles(),
        { Queued.State: QueuedState.Running } => (TaskState.Running, null),
        { Queued.State: QueuedState.Waiting, IsAlive: false, Attempt: { Scheduler: ProcessScheduler.Processes, End: null } }
            when Silence > Beginning => (TaskState.OutOfMemory, Killed),
        { Queued: { State: QueuedState.Waiting or QueuedState.Held } queued } =>
            IsAlive ? (TaskState.Running, null) : (TaskState.Queued, Waits(queued)),
        { Attempt.End: TaskEnd.OutOfMemory or TaskEnd.OutOfTime or TaskEnd.Failed or TaskEnd.BadInput } => OfEnd(Attempt.End.Value),
        { IsCancelled: true } or { Queued.State: QueuedState.Cancelled } =>
            (TaskState.Cancelled, IsAnswered ? null : "the scheduler does not answer yet"),
        // A node that the scheduler has lost may go on with its task.
        { IsAlive: true, Queued: null or { State: QueuedState.NodeFailed } } => (TaskState.Running, null),
        { Queued: { } queued } => OfScheduler(queued),
        { IsUnqueued: true, Attempt: null } => (TaskState.Unqueued, "the scheduler did not take it"),
        _ when Silence <= Patience =>
            (TaskState.Unsure, IsAnswered ? "the scheduler does not mention it" : "the scheduler does not answer"),
        { IsAnswered: false, Attempt.End: null } => (TaskState.Lost, Invariant($"no sign of it for {Duration(Silence)}")),
        _ => OfFiles(),
    };

    // Where the scheduler has nothing to say any more.
    private (TaskState, string?) OfFiles() => Attempt switch
    {
        { End: TaskEnd.OutOfMemory or TaskEnd.OutOfTime or TaskEnd.Failed or TaskEnd.BadInput } => OfEnd(Attempt.End.Value),
        { End: TaskEnd.Told } => (TaskState.Left, ToldToLeave),
        { End: null } => (TaskState.OutOfMemory, Killed),
        null when Log is string log => (TaskState.Failed, BeforeItBegan(log)),
        _ => (TaskState.Lost, Invariant($"no sign of it for {Duration(Silence)}")),
    };

    // Who has said that it leaves is not waited for long.
    private TimeSpan Patience => !IsAnswered ? SilentPatience : IsAsked || Attempt?.End is not null ? ShortPatience : AnsweredPatience;

    private static (TaskState, string?) OfEnd(TaskEnd end) => end switch
    {
        TaskEnd.Failed => (TaskState.Failed, null),
        TaskEnd.BadInput => (TaskState.BadInput, null),
        TaskEnd.OutOfMemory => (TaskState.OutOfMemory, null),
        TaskEnd.OutOfTime => (TaskState.OutOfTime, null),
        _ => throw new InvalidOperationException($"{end} says nothing of the task"),
    };

    private (TaskState, string?) OfScheduler(QueuedTask queued) => queued.State switch
    {
        QueuedState.OutOfTime => (TaskState.OutOfTime, null),
        QueuedState.OutOfMemory => (TaskState.OutOfMemory, null),
        QueuedState.NodeFailed => (TaskState.NodeFailed, null),
        QueuedState.Preempted => (TaskState.Preempted, null),
        QueuedState.Failed or QueuedState.Gone when Attempt is { End: null } =>
            (TaskState.OutOfMemory, Killed),
        QueuedState.Failed or QueuedState.Gone when Attempt is { End: TaskEnd.Told } => (TaskState.Left, ToldToLeave),
        QueuedState.Failed => (TaskState.Failed, BeforeItBegan(Log)),
        QueuedState.Gone => (TaskState.Lost, "its process is gone"),
        QueuedState.Completed => (TaskState.Failed, "the scheduler says that it completed, its files do not"),
        _ => throw new InvalidOperationException($"{queued.State} is no end"),
    };

    private static string BeforeItBegan(string? log) =>
        "it ended before the program began" + (log is null ? "" : $"; {log} may say why");

    private static string? Waits(QueuedTask queued) => queued.State == QueuedState.Held
        ? $"held ({queued.Reason}): scontrol release {queued.Job} lets it begin" : queued.Reason;

    private static string Duration(TimeSpan span) => span.TotalHours < 2 ? Invariant($"{span.TotalMinutes:0} minutes")
        : span.TotalDays < 2 ? Invariant($"{span.TotalHours:0} hours") : Invariant($"{span.TotalDays:0} days");
}
