namespace NtkWorkbench.Runs;

/// <summary>Which tasks are queued again, and with how much more: by what ended them.</summary>
internal sealed record RetryPlan
{
    /// <summary>How often a task gets more memory, or more time, before a person must say how much it is to get.</summary>
    public const int MostRetries = 2;

    /// <summary>Tasks that are queued together, with how often they ran out of memory and of time.</summary>
    public required IReadOnlyList<(Counts Before, IReadOnlyList<int> Tasks)> Batches { get; init; }

    /// <summary>Tasks that are not done and are not queued, with the reason.</summary>
    public required IReadOnlyList<(int Task, string Why)> Refused { get; init; }

    /// <summary>What is to be queued again.</summary>
    /// <param name="standing">How the family stands.</param>
    /// <param name="isAutomatic">Nobody has asked for it: what failed by itself or was cancelled stays as it is.</param>
    /// <param name="asked">What a person says that tasks get; null: as before. Where that is other memory or another time, retries for
    /// want of it are counted anew.</param>
    public static RetryPlan Of(FamilyStanding standing, bool isAutomatic, SlurmOptions? asked)
    {
        var queued = new List<(Counts Before, int Task)>();
        var refused = new List<(int, string)>();
        for (int i = 0; i < standing.Tasks.Count; i++)
        {
            (Counts before, string? why) = Decide(standing.Tasks[i], standing.Batches[i], isAutomatic, asked);
            if (why is not null)
                refused.Add((i + 1, why));
            else if (standing.Tasks[i] is not (TaskState.Done or TaskState.Queued or TaskState.Running or TaskState.Unsure))
                queued.Add((before, i + 1));
        }
        return new RetryPlan
        {
            Batches = [.. queued.GroupBy(task => task.Before).OrderBy(group => (group.Key.Memory, group.Key.Time))
                .Select(group => (group.Key, (IReadOnlyList<int>)[.. group.Select(task => task.Task)]))],
            Refused = refused,
        };
    }

    // With why it is not queued again; null: it is, or need not be.
    private static (Counts Before, string? Why) Decide(TaskState state, SubmittedBatch? batch, bool isAutomatic, SlurmOptions? asked)
    {
        var counts = new Counts(
            asked is null || asked.Memory == batch?.Asked.Memory ? batch?.MemoryRetries ?? 0 : 0,
            asked is null || asked.Time == batch?.Asked.Time ? batch?.TimeRetries ?? 0 : 0);
        bool hasMoreMemory = asked is not null && asked.Memory != batch?.Asked.Memory;
        bool hasMoreTime = asked is not null && asked.Time != batch?.Asked.Time;
        return state switch
        {
            TaskState.OutOfMemory when !hasMoreMemory => (counts with { Memory = counts.Memory + 1 },
                counts.Memory < MostRetries ? null : TooOften("memory", counts.Memory + 1, "slurm.memory=SIZE")),
            TaskState.OutOfTime when !hasMoreTime => (counts with { Time = counts.Time + 1 },
                counts.Time < MostRetries ? null : TooOften("time", counts.Time + 1, "slurm.time=TIME")),
            // What Slurm queues again by itself is in its queue: what is in none was most likely cancelled by its own commands.
            TaskState.Lost or TaskState.Left when isAutomatic => (counts, "nobody knows what ended it: somebody may have cancelled it"),
            TaskState.BadInput when isAutomatic => (counts, "its input is wrong, and it would fail again"),
            TaskState.Failed when isAutomatic => (counts, "it failed by an error of its own"),
            TaskState.Cancelled when isAutomatic => (counts, "it was cancelled"),
            _ => (counts, null),
        };
    }

    private static string TooOften(string what, int times, string remedy) =>
        Invariant($"out of {what} {times} times: say how much it is to get by {remedy}");

    /// <summary>What tasks get that ran out of memory or time so often: twice as much each time.</summary>
    public static SlurmOptions More(SlurmOptions asked, int memoryRetries, int timeRetries) => asked with
    {
        Memory = asked.Memory is MemorySize memory ? new MemorySize(memory.Mebibytes << memoryRetries) : null,
        Time = asked.Time is TimeLimit time ? new TimeLimit(time.Span * (1 << timeRetries)) : null,
    };

    /// <summary>How often a task was queued again, by cause.</summary>
    internal readonly record struct Counts(int Memory, int Time);
}
