namespace NtkWorkbench.Runs;

/// <summary>How an attempt at a task ended, as its own process says; one that was killed says nothing.</summary>
internal enum TaskEnd
{
    /// <summary>Nothing is left to be done.</summary>
    Done,

    /// <summary>A member failed by an error of its own; nothing else is left to be done.</summary>
    Failed,

    /// <summary>A member's input is wrong; nothing else is left to be done.</summary>
    BadInput,

    /// <summary>A member needs more memory than there was.</summary>
    OutOfMemory,

    /// <summary>The scheduler said that the time is nearly over; it goes on from the last saved state.</summary>
    OutOfTime,

    /// <summary>The scheduler told it to leave, for another job or because somebody cancelled it; it goes on from the
    /// last saved state.</summary>
    Told,

    /// <summary>Another process works on a member.</summary>
    InUse,
}
