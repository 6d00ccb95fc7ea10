namespace NtkWorkbench.Runs;

/// <summary>Slurm's words for how a job stands, of versions 20.11 to 26.05.</summary>
internal static class SlurmStates
{
    /// <summary>Null for a word of a version to come.</summary>
    /// <param name="word">In full letters: "RUNNING", "CANCELLED by 1000".</param>
    /// <param name="reason">Why it waits.</param>
    public static QueuedState? Read(string word, string? reason) => word.Split(' ')[0].TrimEnd('+') switch
    {
        "PENDING" => IsHeld(reason) ? QueuedState.Held : QueuedState.Waiting,
        "REQUEUED" or "REQUEUE_FED" or "EXPEDITING" => QueuedState.Waiting,
        "REQUEUE_HOLD" or "SPECIAL_EXIT" or "RESV_DEL_HOLD" => QueuedState.Held,
        "RUNNING" or "CONFIGURING" or "POWER_UP_NODE" or "COMPLETING" or "STAGE_OUT" or "SIGNALING" or "RESIZING" or "UPDATE_DB"
            or "SUSPENDED" or "STOPPED" => QueuedState.Running,
        "COMPLETED" => QueuedState.Completed,
        "FAILED" => QueuedState.Failed,
        "TIMEOUT" or "DEADLINE" => QueuedState.OutOfTime,
        "OUT_OF_MEMORY" => QueuedState.OutOfMemory,
        "NODE_FAIL" or "BOOT_FAIL" or "LAUNCH_FAILED" or "RECONFIG_FAIL" => QueuedState.NodeFailed,
        "PREEMPTED" => QueuedState.Preempted,
        "CANCELLED" or "REVOKED" => QueuedState.Cancelled,
        _ => null,
    };

    public static bool IsOver(QueuedState state) => state is not (QueuedState.Waiting or QueuedState.Held or QueuedState.Running);

    // JobHeldUser, JobHeldAdmin, JobHoldMaxRequeue, "launch failed requeued held"; a dependency that can no more be met.
    private static bool IsHeld(string? reason) => reason is not null && (reason == "DependencyNeverSatisfied"
        || reason.Contains("Held", StringComparison.OrdinalIgnoreCase) || reason.StartsWith("JobHold", StringComparison.Ordinal));
}
