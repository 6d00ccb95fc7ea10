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
        if (!waits && _table[task].Any(member => RunLock.IsHeld(Folder(member), workbench.Time)))
            return TaskEnd.InUse;
        if (!cluster.IsEnded(task))
        {
            TaskEnd end = RunMembers(task, waits, observer, cancellation);
            if (end is not (TaskEnd.Done or TaskEnd.Failed or TaskEnd.BadInput))
                return end;
            cluster.MarkEnded(task);
            Finish(observer, cancellation);
            return end;
        }
        Finish(observer, cancellation);
        return TaskEnd.Done;
    }

    private void Finish(IRunObserver observer, CancellationToken cancellation)
    {
        if (cluster.CountEnded() < _table.Count)
            return;
        new FamilyEnding(cluster, workbench).Run(observer, isAsked: false, cancellation);
    }

    private TaskEnd RunMembers(int task, bool waits, IRunObserver observer, CancellationToken cancellation)
    {
        var attempt = new TaskAttempt
        {
            Task = task,
            Batch = cluster.Batches().LastOrDefault(batch => batch.Has(task))?.Number ?? 0,
            Scheduler = origin.Scheduler,
            Job = origin.Job,
            Restart = origin.Restart,
            Node = origin.Node,
            Process = Environment.ProcessId,
            Begun = workbench.Time.GetUtcNow(),
        };
        cluster.Write(attempt);
        var messages = new Dictionary<string, string>();
        // Written at once: work that does not end soon is left where it is, with its process.
        using CancellationTokenRegistration leaving = cancellation.Register(() => cluster.Write(Ended(told())));
        TaskEnd worst = TaskEnd.Done;
        foreach (string member in _table[task])
        {
            TaskEnd end = RunMember(member, waits, observer, messages, cancellation);
            if (cancellation.IsCancellationRequested && end != TaskEnd.Done)
                return told();
            worst = end > worst ? end : worst;
        }
        cluster.Write(Ended(worst));
        return worst;

        TaskAttempt Ended(TaskEnd end) => attempt with { Ended = workbench.Time.GetUtcNow(), End = end, Messages = messages };
    }

    private RunFolder Folder(string member) =>
        member == TaskTable.Itself ? cluster.Family : RunFolder.Open(FamilyFolder.Member(cluster.Family, member));

    private TaskEnd RunMember(
        string member, bool waits, IRunObserver observer, Dictionary<string, string> messages, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                RunFolder own = Folder(member);
                RunStatus status = RunHeader.Of(own, workbench.Time) is { IsDone: true } done ? done.Status
                    : RunPlans.Resume(own, workbench).Run(own, observer, cancellation).Status;
                return RunHeader.IsEnd(status) ? TaskEnd.Done : told();
            }
            catch (FolderInUseException error) when (!waits)
            {
                messages[member] = error.Message;
                return TaskEnd.InUse;
            }
            catch (FolderInUseException error)
            {
                observer.OnWarning($"{error.Message}; trying again");
                if (cancellation.WaitHandle.WaitOne(Pause))
                    return told();
            }
            catch (JobException error)
            {
                return Said(TaskEnd.BadInput, error.Message);
            }
            catch (OutOfMemoryException error)
            {
                return Said(TaskEnd.OutOfMemory, error.Message);
            }
            catch (Exception error) when (error is NtkException or IOException or UnauthorizedAccessException)
            {
                return Said(TaskEnd.Failed, error.Message);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                return Said(TaskEnd.Failed, $"a defect, not in the job: {error.GetType().Name}: {error.Message}");
            }
        }

        TaskEnd Said(TaskEnd end, string message)
        {
            messages[member] = message;
            observer.OnWarning($"{member} failed: {message}");
            return end;
        }
    }
}
