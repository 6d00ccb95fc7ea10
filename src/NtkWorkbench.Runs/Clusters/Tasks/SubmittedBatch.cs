using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>A batch of tasks that was given to a scheduler: cluster/batches/N.json.</summary>
internal sealed record SubmittedBatch
{
    public required int Number { get; init; }

    /// <summary>In UTC, by the clock of the machine that submitted it.</summary>
    public required DateTimeOffset Submitted { get; init; }

    /// <summary>As --on names it.</summary>
    public required string Scheduler { get; init; }

    /// <summary>What was asked for, before retries ask for more.</summary>
    public required SlurmOptions Asked { get; init; }

    /// <summary>How often these tasks ran out of memory before: each time they get twice as much.</summary>
    public int MemoryRetries { get; init; }

    /// <summary>How often these tasks ran out of time before: each time they get twice as much.</summary>
    public int TimeRetries { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Parallel { get; init; }

    public IReadOnlyList<string> ExcludedNodes { get; init; } = [];

    /// <summary>Numbers in the task table.</summary>
    public required string Tasks { get; init; }

    /// <summary>What the scheduler took, as far as it did.</summary>
    public IReadOnlyList<QueuedTasks> Queued { get; init; } = [];

    /// <summary>Whether somebody ended it by ntk cancel: a file of its own says so.</summary>
    [JsonIgnore]
    public bool IsCancelled { get; init; }

    /// <summary>Whether a task is one of the batch.</summary>
    public bool Has(int task) => NumbersOf(Tasks).Contains(task);

    /// <summary>The tasks that the scheduler has taken, each with what it was taken as.</summary>
    public IReadOnlyDictionary<int, QueuedTasks> Taken() =>
        Queued.SelectMany(queued => NumbersOf(queued.Tasks).Select(task => (task, queued)))
            .DistinctBy(taken => taken.task).ToDictionary(taken => taken.task, taken => taken.queued);

    /// <summary>What the scheduler took, as far as it has some of these tasks.</summary>
    public IEnumerable<QueuedTasks> QueuedOf(IEnumerable<int> tasks) => Queued
        .Select(queued => queued with { Tasks = TaskNumbers.Format(NumbersOf(queued.Tasks).Intersect(tasks).Order()) })
        .Where(queued => queued.Tasks.Length > 0);

    private static IReadOnlyList<int> NumbersOf(string tasks) =>
        TaskNumbers.TryParse(tasks, int.MaxValue, out IReadOnlyList<int> numbers) ? numbers : [];
}
