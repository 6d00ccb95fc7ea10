namespace NtkWorkbench.Runs;

/// <summary>What a scheduler has taken: written down in the family's folder, so that anybody may ask for it later.</summary>
internal sealed record QueuedTasks
{
    /// <summary>What the scheduler calls it: the number of an array of Slurm's, or a process with the time of its start.</summary>
    public required string Id { get; init; }

    /// <summary>The cluster of Slurm's that took it, where several are asked at once; null: the only one.</summary>
    public string? Cluster { get; init; }

    /// <summary>What is added to the scheduler's own index of a task to get its number in the task table.</summary>
    public int Offset { get; init; }

    /// <summary>Numbers in the task table, as ranges: "1-5,9".</summary>
    public required string Tasks { get; init; }

    /// <summary>The job that looks after the family when one of these has failed; null: none.</summary>
    public string? FollowUp { get; init; }

    /// <summary>What was odd when it was queued, for a person; null: nothing.</summary>
    public string? Remark { get; init; }
}
