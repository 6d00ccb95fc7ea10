namespace NtkWorkbench.Runs;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>All steps were taken.</summary>
    Completed,

    /// <summary>A loss or gradient stopped being finite; a finding, not a failure.</summary>
    Diverged,

    /// <summary>It was interrupted; what was computed is kept.</summary>
    Cancelled,

    /// <summary>An error ended it.</summary>
    Failed,
}
