namespace NtkWorkbench.Runs;

/// <summary>How a run stands, or how it ended.</summary>
public enum RunStatus
{
    /// <summary>All steps were taken, and the loss did not grow as in <see cref="Diverging"/>.</summary>
    Completed,

    /// <summary>All steps were taken and everything is finite, but the last recorded training loss is above 10 times the first and above
    /// every recorded loss before it (<see cref="LossGrowth"/>): it grew and did not come back. A finding, not a failure.</summary>
    Diverging,

    /// <summary>A loss or gradient stopped being finite; a finding, not a failure.</summary>
    Diverged,

    /// <summary>It was interrupted; what was computed is kept.</summary>
    Cancelled,

    /// <summary>An error ended it.</summary>
    Failed,

    /// <summary>It has not begun yet.</summary>
    Waiting,

    /// <summary>A process works on it.</summary>
    Running,

    /// <summary>Its process is gone, and it is not done: read where summary.json says running, never written.</summary>
    Interrupted,
}
