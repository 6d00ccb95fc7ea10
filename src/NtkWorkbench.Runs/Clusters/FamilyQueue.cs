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
    /// <param name="scheduler">Where.</param>
    /// <param name="asked">What tasks get; null: as before.</param>
    /// <param name="perTask">Members to a task; null: so many that the scheduler can hold the tasks.</param>
    /// <param name="parallel">Tasks at once at most; null: as before, or as the scheduler likes.</param>
    /// <param name="isAutomatic">Nobody has asked for it.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="NtkException">The scheduler refused.</exception>
    public QueueResult Submit(IScheduler scheduler, SlurmOptions? asked, int? perTask, int? parallel, bool isAutomatic,
        CancellationToken cancellation)
    {
        using var claim = RunLock.Take(cluster.Family, workbench.Terms(_ => { }, cancellation));
        string[] members = File.Exists(cluster.Family.ResolvedYaml) ? [TaskTable.Itself] : [.. FamilyFolder.Names(cluster.Family)];
        TaskTable table = TaskTable.WriteOrRead(cluster, members, perTask, scheduler.MostTasks);
        FamilyStanding standing = new FamilyWatch(cluster, schedulers, workbench.Time).Look(cancellation, isSubmitting: true);
        bool isFirst = standing.Batches.All(batch => batch is null);
        RetryPlan plan = isFirst ? First(table.Count) : RetryPlan.Of(standing, isAutomatic, isMoreAsked: asked is not null);
        var submitted = new List<SubmittedBatch>();
        int number = cluster.Batches().Select(batch => batch.Number).DefaultIfEmpty(0).Max();
        if (plan.Batches.Count > 0)
            Reopen();
        foreach ((int memory, int time, IReadOnlyList<int> tasks) in plan.Batches)
        {
            cancellation.ThrowIfCancellationRequested();
            SubmittedBatch? before = standing.Batches[tasks[0] - 1];
            SlurmOptions wanted = asked ?? before?.Asked ?? new SlurmOptions();
            submitted.Add(Submit(scheduler, new SubmittedBatch
            {
                Number = ++number,
                Submitted = workbench.Time.GetUtcNow(),
                Scheduler = scheduler.Name,
                Asked = wanted,
                MemoryRetries = memory,
                TimeRetries = time,
                Parallel = parallel ?? before?.Parallel,
                ExcludedNodes = [.. standing.FailedNodes.Concat(before?.ExcludedNodes ?? []).Distinct().Order(StringComparer.Ordinal)],
                Tasks = TaskNumbers.Format(tasks),
            }, tasks, RetryPlan.More(wanted, memory, time), standing.Name));
        }
        return new QueueResult { Table = table, Submitted = submitted, Refused = plan.Refused, Standing = standing };
    }

    /// <summary>Ends all tasks that are queued or running; what is done stays.</summary>
    public void Cancel()
    {
        foreach (SubmittedBatch batch in cluster.Batches().Where(batch => batch.Cancelled is null))
        {
            // First, so that nothing queues them again.
            cluster.Write(batch with { Cancelled = workbench.Time.GetUtcNow() });
            IScheduler scheduler = schedulers(batch.Scheduler)
                ?? throw new NtkException($"this program knows no scheduler {batch.Scheduler}");
            scheduler.Cancel(batch.Queued);
        }
    }

    private SubmittedBatch Submit(IScheduler scheduler, SubmittedBatch batch, IReadOnlyList<int> tasks, SlurmOptions resources, string name)
    {
        var order = new TaskBatch
        {
            Name = name,
            Folder = cluster.Family.Path,
            Number = batch.Number,
            Tasks = tasks,
            Program = program,
            Resources = resources,
            Parallel = batch.Parallel,
            ExcludedNodes = batch.ExcludedNodes,
        };
        foreach (int task in tasks)
            cluster.MarkOpen(task);
        // Written before, so that what begins at once finds it, and after each answer, so that none is lost.
        cluster.Write(batch);
        scheduler.Submit(order, queued => cluster.Write(batch = batch with { Queued = [.. batch.Queued, queued] }));
        return batch;
    }

    // A family that has ended with members that failed goes on.
    private void Reopen()
    {
        if (!File.Exists(cluster.Family.ResolvedYaml)
            && RunJson.Read<FamilyOutcome>(cluster.Family.Summary) is { Status: not RunStatus.Waiting } ended)
            RunJson.Write(cluster.Family.Summary, ended with { Status = RunStatus.Waiting, Message = null, Process = null,
                Members = [.. ended.Members.Select(member => member with { Status = RunStatus.Waiting, Message = null })] });
    }

    private static RetryPlan First(int tasks) =>
        new() { Batches = [(0, 0, [.. Enumerable.Range(1, tasks)])], Refused = [] };
}
