namespace NtkWorkbench.Runs;

/// <summary>Tasks as Slurm says that they stand: of one that was queued several times what has not ended, else the last.</summary>
internal sealed class StandingTasks
{
    // Far above what a family can have: of a number in a file that others may have written.
    private const int MostTasks = 10_000_000;

    private readonly SortedDictionary<int, QueuedTask> _tasks = [];

    public IReadOnlyList<QueuedTask> All => [.. _tasks.Values];

    /// <summary>Adds what was found of an array; arrays come in the order in which they were queued.</summary>
    public void Add(QueuedTasks array, IReadOnlyDictionary<(string? Cluster, string Array, int Index), SlurmTask> found)
    {
        foreach (int number in Numbers(array))
        {
            if (!found.TryGetValue((array.Cluster, array.Id, number - array.Offset), out SlurmTask? task))
                continue;
            if (SlurmStates.IsOver(task.State) && _tasks.TryGetValue(number, out QueuedTask? other) && !SlurmStates.IsOver(other.State))
                continue;
            _tasks[number] = new()
            {
                Task = number,
                Job = Invariant($"{task.Array}_{task.Index}"),
                State = task.State,
                Node = task.Node,
                Reason = task.Reason,
                TimeLeft = task.TimeLeft,
            };
        }
    }

    /// <summary>Whether nothing is known of one of an array's tasks.</summary>
    public bool IsUnknown(QueuedTasks array) => Numbers(array).Any(number => !_tasks.ContainsKey(number));

    private static IReadOnlyList<int> Numbers(QueuedTasks array) =>
        TaskNumbers.TryParse(array.Tasks, MostTasks, out IReadOnlyList<int> numbers) ? numbers : [];
}
