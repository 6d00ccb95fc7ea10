namespace NtkWorkbench.Runs;

/// <summary>What a scheduler says of tasks. What it does not mention it does not know; what it knows ends a few minutes after a task
/// does.</summary>
internal sealed record SchedulerAnswer
{
    /// <summary>Whether it has answered at all: an empty answer, an error or a late one says nothing of any task.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Why it has not answered, or what was odd, for a person; null: nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>How it says that tasks stand, each at most once: of one that was requeued its present attempt.</summary>
    public IReadOnlyList<QueuedTask> Tasks { get; init; } = [];

    public static SchedulerAnswer Silence(string why) => new() { IsKnown = false, Remark = why };
}

/// <summary>One task, as a scheduler sees it.</summary>
internal sealed record QueuedTask
{
    /// <summary>Its number in the task table.</summary>
    public required int Task { get; init; }

    /// <summary>As the scheduler's own commands name it: "123_4".</summary>
    public required string Job { get; init; }

    public required QueuedState State { get; init; }

    /// <summary>The machine it runs or ran on; null: none yet, or not told.</summary>
    public string? Node { get; init; }

    /// <summary>The scheduler's own word for why it waits or ended; null: none.</summary>
    public string? Reason { get; init; }

    /// <summary>Until its time limit; null: not told, or without a limit.</summary>
    public TimeSpan? TimeLeft { get; init; }
}

/// <summary>How a scheduler says that a task stands.</summary>
internal enum QueuedState
{
    /// <summary>It waits to be begun, or to be begun again.</summary>
    Waiting,

    /// <summary>It waits, and will not begin until somebody lets it.</summary>
    Held,

    /// <summary>It runs, or is being begun or ended.</summary>
    Running,

    /// <summary>It ended with status 0.</summary>
    Completed,

    /// <summary>It ended with another status.</summary>
    Failed,

    /// <summary>Its time was over.</summary>
    OutOfTime,

    /// <summary>It took more memory than it had.</summary>
    OutOfMemory,

    /// <summary>Its machine failed.</summary>
    NodeFailed,

    /// <summary>It gave way to another job and was not queued again.</summary>
    Preempted,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>What would have begun it, or was at it, is not there any more.</summary>
    Gone,
}
