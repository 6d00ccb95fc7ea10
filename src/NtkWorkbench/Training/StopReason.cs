namespace NtkWorkbench;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All steps were taken.</summary>
    Completed,

    /// <summary>A loss or a gradient was not finite.</summary>
    Diverged,

    /// <summary>The caller asked it to.</summary>
    Cancelled,
}
