namespace NtkWorkbench.Runs.Tests;

/// <summary>A scheduler that takes tasks in arrays of a few, and says of them what a test has it say.</summary>
internal sealed class SimulatedScheduler : IScheduler
{
    private readonly Dictionary<int, QueuedTask> _said = [];
    private int _arrays;

    public string Name => "slurm";

    public List<TaskBatch> Submitted { get; } = [];

    public List<string> Cancelled { get; } = [];

    /// <summary>Tasks in one array.</summary>
    public int ArraySize { get; init; } = 100;

    /// <summary>The array that is refused, counted from 1; 0: none.</summary>
    public int RefusedArray { get; set; }

    /// <summary>What happens when an array was taken, before it is told.</summary>
    public Action Meanwhile { get; set; } = () => { };

    public bool Answers { get; set; } = true;

    public int MostTasks() => 5000;

    public IReadOnlyList<(string Name, string Text)> Scripts(TaskBatch batch) => [($"job-{batch.Number}.sh", "#!/bin/bash\n")];

    public void Submit(TaskBatch batch, Action<QueuedTasks> queued)
    {
        Submitted.Add(batch);
        foreach (int[] tasks in batch.Tasks.Chunk(ArraySize))
        {
            if (++_arrays == RefusedArray)
                throw new NtkException("sbatch: error: Invalid account");
            Meanwhile();
            queued(new QueuedTasks { Id = $"{_arrays}", Tasks = TaskNumbers.Format(tasks) });
            foreach (int task in tasks)
                Say(task, QueuedState.Waiting);
        }
    }

    /// <summary>Has it say how a task of the last array stands.</summary>
    public void Say(int task, QueuedState state, string? node = null) =>
        _said[task] = new QueuedTask { Task = task, Job = $"{_arrays}_{task}", State = state, Node = node };

    /// <summary>Has it say nothing of a task.</summary>
    public void Forget(int task) => _said.Remove(task);

    public SchedulerAnswer Poll(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation) =>
        Answers ? new SchedulerAnswer { IsKnown = true, Tasks = [.. _said.Values] } : SchedulerAnswer.Silence("it is away");

    public void Cancel(IReadOnlyList<QueuedTasks> queued) => Cancelled.AddRange(queued.Select(array => array.Id));
}
