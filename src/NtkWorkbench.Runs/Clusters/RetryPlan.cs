namespace NtkWorkbench.Runs;

/// <summary>Which tasks are queued again, and with how much more: by what ended them.</summary>
internal sealed record RetryPlan
{
    /// <summary>How often a task gets more memory, or more time, before a person must say how much it is to get.</summary>
    public const int MostRetries = 2;

    /// <summary>Tasks that are queued together, with how often they ran out of memory and of time.</summary>
    public required IReadOnlyList<(int MemoryRetries, int TimeRetries, IReadOnlyList<int> Tasks)> Batches { get; init; }

    /// <summary>Tasks that are not done and are not queued, with the reason.</summary>
    public required IReadOnlyList<(int Task, string Why)> Refused { get; init; }

    /// <summary>What is to be queued again.</summary>
    /// <param name="standing">How the family stands.</param>
    /// <param name="isAutomatic">Nobody has asked for it: what failed by itself or was cancelled stays as it is.</param>
    /// <param name="isMoreAsked">A person says what tasks are to get: that is not counted as a retry.</param>
    public static RetryPlan Of(FamilyStanding standing, bool isAutomatic, bool isMoreAsked)
    {
        var queued = new List<(int Memory, int Time, int Task)>();
        var refused = new List<(int, string)>();
        for (int i = 0; i < standing.Tasks.Count; i++)
        {
            (int memory, int time) = isMoreAsked ? (0, 0)
                : (standing.Batches[i]?.MemoryRetries ?? 0, standing.Batches[i]?.TimeRetries ?? 0);
            TaskState state = standing.Tasks[i];
            (bool isFree, string? why) = state switch
            {
                TaskState.Done or TaskState.Queued or TaskState.Running => (false, null),
                TaskState.Preempted or TaskState.NodeFailed or TaskState.Lost => (true, null),
                TaskState.OutOfMemory when isMoreAsked => (true, null),
                TaskState.OutOfTime when isMoreAsked => (true, null),
                TaskState.OutOfMemory => (++memory <= MostRetries, TooOften("memory", memory, "slurm.memory=SIZE")),
                TaskState.OutOfTime => (++time <= MostRetries, TooOften("time", time, "slurm.time=TIME")),
                TaskState.BadInput => (false, "its input is wrong, and it would fail again"),
                TaskState.Failed => (!isAutomatic, "it failed by an error of its own"),
                TaskState.Cancelled => (!isAutomatic, "it was cancelled"),
                _ => throw new ArgumentOutOfRangeException(nameof(standing), state, null),
            };
            if (isFree)
                queued.Add((memory, time, i + 1));
            else if (why is not null)
                refused.Add((i + 1, why));
        }
        return new RetryPlan
        {
            Batches = [.. queued.GroupBy(task => (task.Memory, task.Time)).OrderBy(group => group.Key)
                .Select(group => (group.Key.Memory, group.Key.Time, (IReadOnlyList<int>)[.. group.Select(task => task.Task)]))],
            Refused = refused,
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
}
