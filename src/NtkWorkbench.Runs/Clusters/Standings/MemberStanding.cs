namespace NtkWorkbench.Runs;

/// <summary>How a member of a family stands, with what is known of it.</summary>
internal sealed record MemberStanding
{
    public required string Name { get; init; }

    /// <summary>The task that runs it; null where the family has none.</summary>
    public int? Task { get; init; }

    public required MemberState State { get; init; }

    /// <summary>Where it runs, or ran last.</summary>
    public string? Node { get; init; }

    /// <summary>As the scheduler's commands name it.</summary>
    public string? Job { get; init; }

    public double? Step { get; init; }

    public double? Steps { get; init; }

    /// <summary>Until the scheduler ends its task.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>Why it stands so.</summary>
    public string? Message { get; init; }

    /// <summary>How a member stands by its own files, and where they do not say it by its task.</summary>
    /// <param name="header">Its summary; null: none.</param>
    /// <param name="task">How its task stands; null: a process runs the whole family.</param>
    /// <param name="isNext">Whether it is the first of its task that is not done.</param>
    public static MemberState StateOf(RunHeader? header, TaskState? task, bool isNext) => (header?.Status, task) switch
    {
        (RunStatus.Completed, _) => MemberState.Done,
        (RunStatus.Diverged or RunStatus.Diverging, _) => MemberState.Diverged,
        (RunStatus.Running, null or TaskState.Running or TaskState.Queued or TaskState.Unsure) => MemberState.Running,
        (_, TaskState.Running) when isNext => MemberState.Running,
        (_, TaskState.Running or TaskState.Queued or TaskState.Unsure or TaskState.Unqueued) =>
            HasBegun(header) ? MemberState.Preempted : MemberState.Waiting,
        (_, TaskState.Preempted or TaskState.Left) => MemberState.Preempted,
        (_, TaskState.Cancelled) => MemberState.Cancelled,
        // The one before it ended the task.
        (RunStatus.Waiting or null, TaskState.OutOfMemory or TaskState.OutOfTime) when !isNext => MemberState.Waiting,
        (_, TaskState.NodeFailed or TaskState.Lost) => MemberState.Lost,
        (RunStatus.Cancelled, null) => MemberState.Cancelled,
        (RunStatus.Waiting or null, null) => MemberState.Waiting,
        (RunStatus.Interrupted, null) => MemberState.Lost,
        _ => MemberState.Failed,
    };

    private static bool HasBegun(RunHeader? header) => header is { Status: not RunStatus.Waiting };
}
