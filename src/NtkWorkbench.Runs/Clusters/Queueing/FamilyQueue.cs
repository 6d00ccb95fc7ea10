namespace NtkWorkbench.Runs;

/// <summary>Gives the tasks of a family to a scheduler: all of them, those that have to be run again, or takes them back.</summary>
internal sealed class FamilyQueue(
    ClusterFolder cluster, Func<string, IScheduler?> schedulers, Workbench workbench, IReadOnlyList<string> program)
{
    /// <summary>Memory beside what a member is estimated to need, and how much more than that: garbage is collected late.</summary>
    private const double Spare = 256, Share = 1.5, RoundedTo = 256;

    /// <summary>What a task gets where nobody says how much memory: by what the largest member needs at its peak.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="peakBytes">Of the largest member, in bytes.</param>
    public static SlurmOptions WithMemory(SlurmOptions asked, double peakBytes)
    {
        double mebibytes = (peakBytes * Share / (1 << 20)) + Spare;
        return asked.Memory is not null ? asked
            : asked with { Memory = new MemorySize((long)(Math.Ceiling(mebibytes / RoundedTo) * RoundedTo)) };
    }

    /// <summary>The batch that would be queued first of a family of so many tasks.</summary>
    public static TaskBatch FirstBatch(
        string name, string folder, int tasks, SlurmOptions resources, int? parallel, IReadOnlyList<string> program) => new()
        {
            Name = name,
            Folder = folder,
            Number = 1,
            Tasks = [.. Enumerable.Range(1, tasks)],
            Program = program,
            Resources = resources,
            Parallel = parallel,
        };

    /// <summary>Queues tasks for the first time, or again where that is due.</summary>
    /// <exception cref="FolderInUseException">Another process queues tasks of this family, or ends it.</exception>
    /// <exception cref="NtkException">The scheduler refused.</exception>
    public QueueResult Submit(QueueRequest request, CancellationToken cancellation)
    {
        using var claim = RunLock.Take(cluster.Family, workbench.Terms(_ => { }, cancellation));
        string[] members = File.Exists(cluster.Family.ResolvedYaml) ? [TaskTable.Itself] : [.. FamilyFolder.Names(cluster.Family)];
        TaskTable table = TaskTable.WriteOrRead(cluster, members, request.PerTask, request.Scheduler.MostTasks);
        FamilyStanding standing = new FamilyWatch(cluster, schedulers, workbench.Time).Look(cancellation, isSubmitting: true);
        RetryPlan plan = standing.Batches.All(batch => batch is null) ? First(standing)
            : RetryPlan.Of(standing, request.IsAutomatic, request.Asked);
        if (plan.Batches.Count > 0)
            Reopen();
        MarkEnded(standing, request.IsAutomatic ? plan.Refused : []);
        var submitted = new List<SubmittedBatch>();
        int number = cluster.Batches().Select(batch => batch.Number).DefaultIfEmpty(0).Max();
        foreach ((RetryPlan.Counts before, IReadOnlyList<int> tasks) in plan.Batches)
        {
            cancellation.ThrowIfCancellationRequested();
            SubmittedBatch? last = standing.Batches[tasks[0] - 1];
            submitted.Add(Submit(request.Scheduler, standing.Name, tasks, new SubmittedBatch
            {
                Number = ++number,
                Submitted = workbench.Time.GetUtcNow(),
                Scheduler = request.Scheduler.Name,
                Asked = request.Asked ?? last?.Asked ?? new SlurmOptions(),
                MemoryRetries = before.Memory,
                TimeRetries = before.Time,
                Parallel = request.Parallel ?? last?.Parallel,
                // A person may have mended what was wrong with them.
                ExcludedNodes = [.. standing.FailedNodes.Concat(request.IsAutomatic ? last?.ExcludedNodes ?? [] : []).Distinct()
                    .Order(StringComparer.Ordinal)],
                Tasks = TaskNumbers.Format(tasks),
            }));
        }
        return new QueueResult { Table = table, Submitted = submitted, Refused = plan.Refused, Standing = standing };
    }

    /// <summary>Ends all tasks that are queued or running; what is done stays.</summary>
    /// <exception cref="NtkException">A scheduler cannot be asked; the others were.</exception>
    public void Cancel()
    {
        // First, so that nothing queues them again, and who is queuing them stops.
        foreach (SubmittedBatch batch in cluster.Batches())
            cluster.MarkCancelled(batch.Number);
        var errors = new SortedSet<string>(StringComparer.Ordinal);
        foreach (SubmittedBatch batch in cluster.Batches())
        {
            try
            {
                Cancel(batch);
            }
            catch (NtkException error)
            {
                errors.Add(error.Message);
            }
        }
        if (errors.Count > 0)
            throw new NtkException($"{string.Join('\n', errors)}\nnot all is cancelled: try again when the cause is gone");
    }

    private void Cancel(SubmittedBatch batch)
    {
        IScheduler scheduler = schedulers(batch.Scheduler)
            ?? throw new NtkException($"this program knows no scheduler {batch.Scheduler}");
        scheduler.Cancel(batch.Queued);
    }

    private SubmittedBatch Submit(IScheduler scheduler, string name, IReadOnlyList<int> tasks, SubmittedBatch batch)
    {
        var order = new TaskBatch
        {
            Name = name,
            Folder = cluster.Family.Path,
            Number = batch.Number,
            Tasks = tasks,
            Program = program,
            Resources = RetryPlan.More(batch.Asked, batch.MemoryRetries, batch.TimeRetries),
            Parallel = batch.Parallel,
            ExcludedNodes = batch.ExcludedNodes,
        };
        foreach (int task in tasks)
            cluster.MarkOpen(task);
        // Written before, so that what begins at once finds it, and after each answer, so that none is lost.
        cluster.Write(batch);
        scheduler.Submit(order, queued =>
        {
            cluster.Write(batch = batch with { Queued = [.. batch.Queued, queued] });
            if (!cluster.IsCancelled(batch.Number))
                return;
            Cancel(batch);
            throw new NtkException("somebody cancelled the family while its tasks were queued");
        });
        return batch;
    }

    // The last task that ends makes the comparison: nothing waits for tasks that nobody will run.
    private void MarkEnded(FamilyStanding standing, IReadOnlyList<(int Task, string Why)> refused)
    {
        IEnumerable<int> done = standing.Tasks.Index().Where(task => task.Item == TaskState.Done).Select(task => task.Index + 1);
        IEnumerable<int> givenUp = refused.Select(task => task.Task).Where(task => standing.Tasks[task - 1] != TaskState.Cancelled);
        foreach (int task in done.Concat(givenUp).Except(cluster.EndedTasks()))
            cluster.MarkEnded(task);
    }

    // A family that has ended with members that failed goes on.
    private void Reopen()
    {
        if (!File.Exists(cluster.Family.ResolvedYaml)
            && RunJson.Read<FamilyOutcome>(cluster.Family.Summary) is { Status: not RunStatus.Waiting } ended)
            RunJson.Write(cluster.Family.Summary, ended with { Status = RunStatus.Waiting, Message = null, Process = null,
                Members = [.. ended.Members.Select(member => member with { Status = RunStatus.Waiting, Message = null })] });
    }

    private static RetryPlan First(FamilyStanding standing)
    {
        int[] open = [.. standing.Tasks.Index().Where(task => task.Item != TaskState.Done).Select(task => task.Index + 1)];
        return new() { Batches = open.Length > 0 ? [(default, open)] : [], Refused = [] };
    }
}
