namespace NtkWorkbench.Runs;

/// <summary>Where the tasks of a family run: what queues them, tells how they stand, and ends them.</summary>
internal interface IScheduler
{
    /// <summary>As `--on` names it.</summary>
    string Name { get; }

    /// <summary>How many tasks one family should have at most here.</summary>
    /// <exception cref="NtkException">It cannot be asked.</exception>
    int MostTasks();

    /// <summary>The scripts that <see cref="Submit"/> would queue, with their names.</summary>
    IReadOnlyList<(string Name, string Text)> Scripts(TaskBatch batch);

    /// <summary>Writes the scripts into the family's folder, queues tasks, and returns when they are queued. What was queued before an
    /// error is told to <paramref name="queued"/>.</summary>
    /// <exception cref="NtkException">They were refused, with the scheduler's own words; or it is not there.</exception>
    void Submit(TaskBatch batch, Action<QueuedTasks> queued);

    /// <summary>How queued tasks stand. Never throws where the scheduler does not answer: that is an answer of its own.</summary>
    SchedulerAnswer Poll(IReadOnlyList<QueuedTasks> queued, CancellationToken cancellation);

    /// <summary>Ends what was queued, running or not; what is not there any more is no error.</summary>
    /// <exception cref="NtkException">The scheduler cannot be asked.</exception>
    void Cancel(IReadOnlyList<QueuedTasks> queued);
}
