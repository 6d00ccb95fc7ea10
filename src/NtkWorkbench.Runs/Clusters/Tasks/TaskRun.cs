namespace NtkWorkbench.Runs;

/// <summary>Runs the members of a task, each from where it stands in its folder; the last task that ends makes the comparison.</summary>
/// <param name="cluster">The family.</param>
/// <param name="origin">What began the task.</param>
/// <param name="workbench">What runs are made with.</param>
/// <param name="told">How a task ends whose work was cancelled: by what the process was told.</param>
internal sealed class TaskRun(ClusterFolder cluster, TaskOrigin origin, Workbench workbench, Func<TaskEnd> told)
{
    // Another process that works on a member is most likely this task's own one before a requeue, on a machine that was given up.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly TaskTable _table = TaskTable.Read(cluster);

    /// <summary>How many tasks there are.</summary>
    public int Count => _table.Count;

    /// <summary>Runs a task; one that has ended is done at once.</summary>
    /// <param name="task">Its number in the table.</param>
    /// <param name="waits">Whether it waits for members that another process works on; otherwise they are that process's.</param>
    /// <param name="observer">Is told of each member's run.</param>
    /// <param name="cancellation">Ends it with its state saved.</param>
    public TaskEnd Run(int task, bool waits, IRunObserver observer, CancellationToken cancellation)
    {
        SubmittedBatch? batch = cluster.Batches().LastOrDefault(batch => batch.Has(task));
        if (batch is { IsCancelled: true })
            return TaskEnd.Told;
        if (!waits && _table[task].Any(member => RunLock.IsHeld(Folder(member), workbench.Time)))
            return TaskEnd.InUse;
        TaskEnd end = cluster.IsEnded(task) ? TaskEnd.Done : RunMembers(task, batch?.Number ?? 0, waits, observer, cancellation);
        if (end is not (TaskEnd.Done or TaskEnd.Failed or TaskEnd.BadInput))
            return end;
        cluster.MarkEnded(task);
        if (cluster.EndedTasks().Count >= _table.Count)
            new FamilyEnding(cluster, workbench).Run(observer, isAsked: false, cancellation);
        return end;
    }

    private TaskEnd RunMembers(int task, int batch, bool waits, IRunObserver observer, CancellationToken cancellation)
    {
        var attempt = new TaskAttempt
        {
            Task = task,
            Batch = batch,
            Scheduler = origin.Scheduler,
            Job = origin.Job,
            Restart = origin.Restart,
            Node = origin.Node,
            Process = Environment.ProcessId,
            Begun = workbench.Time.GetUtcNow(),
        };
        cluster.Write(attempt);
        var messages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        TaskEnd worst = TaskEnd.Done;
        // Written at once: work that does not end soon is left where it is, with its process.
        using (cancellation.Register(() => TryWrite(Ended(told()))))
        {
            foreach (string member in _table[task])
            {
                (TaskEnd end, string? message) = RunMember(member, waits, observer, cancellation);
                if (cancellation.IsCancellationRequested && end != TaskEnd.Done)
                    return told();
                if (message is not null)
                {
                    lock (messages)
                        messages[member] = message;
                }
                worst = end > worst ? end : worst;
            }
        }
        if (worst == TaskEnd.InUse)
            cluster.Delete(attempt);
        else
            cluster.Write(Ended(worst));
        return worst;

        TaskAttempt Ended(TaskEnd end)
        {
            lock (messages)
                return attempt with { Ended = workbench.Time.GetUtcNow(), End = end, Messages = new Dictionary<string, string>(messages) };
        }
    }

    // The state of the members matters more, and is saved next.
    private void TryWrite(TaskAttempt attempt)
    {
        try
        {
            cluster.Write(attempt);
        }
        catch (NtkException)
        {
        }
    }

    private RunFolder Folder(string member) =>
        member == TaskTable.Itself ? cluster.Family : RunFolder.At(FamilyFolder.Member(cluster.Family, member));

    private (TaskEnd End, string? Message) RunMember(string member, bool waits, IRunObserver observer, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                RunFolder own = RunFolder.Open(Folder(member).Path);
                RunStatus status = RunHeader.Of(own, workbench.Time) is { IsDone: true } done ? done.Status
                    : RunPlans.Resume(own, workbench).Run(own, observer, cancellation).Status;
                return (RunHeader.IsEnd(status) ? TaskEnd.Done : told(), null);
            }
            catch (FolderInUseException error) when (!waits)
            {
                return (TaskEnd.InUse, error.Message);
            }
            catch (FolderInUseException error)
            {
                observer.OnWarning($"{error.Message}; trying again");
                if (cancellation.WaitHandle.WaitOne(Pause))
                    return (told(), null);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                (TaskEnd end, string message) = error switch
                {
                    JobException => (TaskEnd.BadInput, error.Message),
                    OutOfMemoryException => (TaskEnd.OutOfMemory, error.Message),
                    NtkException or IOException or UnauthorizedAccessException => (TaskEnd.Failed, error.Message),
                    _ => (TaskEnd.Failed, $"a defect, not in the job: {error.GetType().Name}: {error.Message}"),
                };
                observer.OnWarning($"{member} failed: {message}");
                return (end, message);
            }
        }
    }
}
