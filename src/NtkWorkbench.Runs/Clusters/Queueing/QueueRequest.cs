namespace NtkWorkbench.Runs;

/// <summary>What is asked of a queue.</summary>
internal sealed record QueueRequest
{
    public required IScheduler Scheduler { get; init; }

    /// <summary>What tasks get; null: as before.</summary>
    public SlurmOptions? Asked { get; init; }

    /// <summary>Members to a task; null: so many that the scheduler can hold the tasks, or as before.</summary>
    public int? PerTask { get; init; }

    /// <summary>Tasks at once at most; null: as before, or as the scheduler likes.</summary>
    public int? Parallel { get; init; }

    /// <summary>Nobody has asked for it: what failed by itself or was cancelled stays as it is.</summary>
    public bool IsAutomatic { get; init; }
}
