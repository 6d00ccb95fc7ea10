namespace NtkWorkbench.Runs;

/// <summary>How a member of a family stands.</summary>
internal enum MemberState
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It was begun, gave way, and waits to go on.</summary>
    Preempted,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is done: the training diverged, or was diverging.</summary>
    Diverged,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>It is not done, and nobody has heard of it for long.</summary>
    Lost,
}
