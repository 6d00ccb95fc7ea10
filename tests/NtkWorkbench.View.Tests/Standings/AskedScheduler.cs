namespace NtkWorkbench.View.Tests;

/// <summary>A scheduler that says of each array what a test has it say, and keeps what it was asked.</summary>
internal sealed class AskedScheduler : IScheduler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Array, int Index), QueuedTask> _said = [];

    public string Name => "slurm";

    /// <summary>The arrays of each question.</summary>
    public List<string[]> Asked { get; } = [];

    /// <summary>The array that makes it silent; null: none.</summary>
    public string? Silent { get; set; }

    public void Say(string array, int index, QueuedState state, string? node = null, TimeSpan? left = null)
    {
        lock (_gate)
            _said[(array, index)] = new() { Task = index, Job = $"{array}_{index}", State = state, Node = node, TimeLeft = left };
    }

    public SchedulerAnswer Poll(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation)
    {
        lock (_gate)
        {
            Asked.Add([.. queued.Select(array => array.Id)]);
            return queued.Any(array => array.Id == Silent) ? SchedulerAnswer.Silence("it is away")
                : new() { IsKnown = true, Tasks = [.. queued.SelectMany(Of)] };
        }
    }

    public int MostTasks() => throw new NotSupportedException();

    public IReadOnlyList<(string Name, string Text)> Scripts(TaskBatch batch) => throw new NotSupportedException();

    public void Submit(TaskBatch batch, Action<QueuedTasks> queued) => throw new NotSupportedException();

    public void Cancel(IReadOnlyList<QueuedTasks> queued) => throw new NotSupportedException();

    private IEnumerable<QueuedTask> Of(QueuedTasks array)
    {
        TaskNumbers.TryParse(array.Tasks, int.MaxValue, out IReadOnlyList<int> numbers).ShouldBeTrue();
        return numbers.Where(number => _said.ContainsKey((array.Id, number - array.Offset)))
            .Select(number => _said[(array.Id, number - array.Offset)] with { Task = number });
    }
}
