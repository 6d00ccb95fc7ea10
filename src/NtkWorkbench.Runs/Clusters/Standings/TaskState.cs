namespace NtkWorkbench.Runs;

/// <summary>How a task stands.</summary>
internal enum TaskState
{
    /// <summary>Nothing is left to be done.</summary>
    Done,

    /// <summary>The scheduler will begin it, or begin it again.</summary>
    Queued,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>The scheduler does not answer, or does not mention it, and may only be slow.</summary>
    Unsure,

    /// <summary>It gave way to another job, and is not queued.</summary>
    Preempted,

    /// <summary>The scheduler never took it.</summary>
    Unqueued,

    /// <summary>It was told to leave, nobody says why, and it is not queued.</summary>
    Left,

    /// <summary>Its machine failed, and it is not queued.</summary>
    NodeFailed,

    /// <summary>It took more memory than it had, or was killed as one that does.</summary>
    OutOfMemory,

    /// <summary>Its time was over.</summary>
    OutOfTime,

    /// <summary>An input is wrong: it would fail again.</summary>
    BadInput,

    /// <summary>It failed by an error of its own.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>Nobody has heard of it for long.</summary>
    Lost,
}
