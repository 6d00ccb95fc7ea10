namespace NtkWorkbench.Cli;

/// <summary>Gives runs to a scheduler, and tells what came of it.</summary>
internal sealed class Queueing(Session session, QueueOptions.Asked asked)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(15), LongestPause = TimeSpan.FromMinutes(2);

    // Longer than it takes until a task that a scheduler does not mention counts as lost.
    private static readonly TimeSpan Persistence = TaskEvidence.AnsweredPatience + TimeSpan.FromMinutes(5);

    private readonly IScheduler _scheduler = session.Scheduler(asked.Scheduler);

    /// <summary>Makes a job ready in a folder of its own, and queues its tasks.</summary>
    public RunStatus Run(RunPlan plan, string? directory)
    {
        double peak = plan.PeakBytes();
        SlurmOptions resources = FamilyQueue.WithMemory(plan.Source.Slurm, peak);
        if (resources.Memory is MemorySize memory && memory.Mebibytes * (double)(1 << 20) < peak)
            session.WriteError(FormattableString.Invariant($"warning: slurm.memory is {memory}, the largest member needs about ")
                + FormattableString.Invariant($"{peak / (1 << 20):0} MiB"));
        if (asked.IsDryRun)
        {
            Print(plan, directory, resources);
            return RunStatus.Waiting;
        }
        RunFolder folder = session.NewFolder(plan, directory);
        session.Show(observer => plan.PrepareIn(folder, observer, session.Cancellation));
        return Queue(folder, resources, isAutomatic: false);
    }

    /// <summary>Queues again what is not done of a run or a family.</summary>
    /// <param name="directory">Its folder.</param>
    /// <param name="changes">What tasks get, as slurm.key=value.</param>
    /// <param name="isAutomatic">Nobody has asked for it.</param>
    public RunStatus Resume(string directory, IReadOnlyList<string> changes, bool isAutomatic)
    {
        RunFolder folder = RunFolder.Open(directory);
        if (RunHeader.Of(folder, session.Workbench.Time) is { IsDone: true } done)
        {
            session.Output.WriteLine($"{directory}: {done.Status.ToString().ToLowerInvariant()}, nothing is left to be done");
            return done.Status;
        }
        SubmittedBatch? last = new ClusterFolder(folder).Batches() is [.., var latest] ? latest : null;
        SlurmOptions? resources = changes.Count == 0 && last is not null ? null
            : SlurmSection.Override(last?.Asked ?? AskedOfFile(folder), changes);
        return Queue(folder, resources, isAutomatic);
    }

    private RunStatus Queue(RunFolder folder, SlurmOptions? resources, bool isAutomatic)
    {
        var cluster = new ClusterFolder(folder);
        string path = Path.GetRelativePath(".", folder.Path), word = ShellWord.Of(path);
        // Tasks may begin at once, and wait for long.
        OwnProgram.Keep();
        QueueResult result = Submit(cluster, word, new QueueRequest
        {
            Scheduler = _scheduler,
            Asked = resources,
            PerTask = asked.PerTask,
            Parallel = asked.Parallel,
            IsAutomatic = isAutomatic,
        });
        bool isOver = !isAutomatic && result.Submitted.Count == 0 && !result.Standing.IsActive;
        if (isOver || cluster.EndedTasks().Count == result.Table.Count)
            session.Show(observer => new FamilyEnding(cluster, session.Workbench).Run(observer, !isAutomatic, session.Cancellation));
        session.Output.WriteLine(path);
        return asked.Waits ? new FamilyFollowing(session, cluster).Wait() : RunStatus.Waiting;
    }

    // Nobody comes after one that looks after the family by itself: it asks again where it got no certain answer.
    private QueueResult Submit(ClusterFolder cluster, string word, QueueRequest request)
    {
        long start = session.Workbench.Time.GetTimestamp();
        bool IsInTime() => session.Workbench.Time.GetElapsedTime(start) < Persistence;
        for (TimeSpan pause = ShortestPause; ; pause = pause < LongestPause ? 2 * pause : LongestPause)
        {
            try
            {
                QueueResult result = new FamilyQueue(cluster, session.FindScheduler, session.Workbench, OwnProgram.Words())
                    .Submit(request, session.Cancellation);
                Tell(result);
                if (!request.IsAutomatic || !result.Standing.IsUnsure || !IsInTime())
                    return result;
            }
            catch (FolderInUseException) when (request.IsAutomatic && IsInTime())
            {
                // Another that looks after the family may have looked before these tasks failed.
            }
            catch (NtkException error) when (error is not JobException)
            {
                if (!request.IsAutomatic || !IsInTime())
                    throw new NtkException(
                        $"{error.Message}\n{word} is ready: when the cause is gone, ntk resume {word} --on {_scheduler.Name}", error);
                session.WriteError($"{error.Message}; trying again");
            }
            session.Cancellation.WaitHandle.WaitOne(pause);
            session.Cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Tell(QueueResult result)
    {
        foreach (SubmittedBatch batch in result.Submitted)
        {
            session.Output.WriteLine($"{result.Standing.Name}: tasks {batch.Tasks} queued as "
                + string.Join(", ", batch.Queued.Select(queued => queued.Id)));
            foreach (string warning in batch.Queued.Select(queued => queued.Remark).OfType<string>())
                session.WriteError($"warning: {warning}");
        }
        if (result.Submitted.Count == 0)
            session.Output.WriteLine($"nothing is queued: {result.Standing.Describe()}");
        if (result.Standing.Remark is string remark)
            session.WriteError($"the scheduler: {remark}");
        if (result.Standing.IsUnsure)
            session.WriteError("of some tasks it is not known whether they run: these are not queued again; ntk status shows them");
        foreach (IGrouping<string, int> refused in result.Refused.GroupBy(task => task.Why, task => task.Task))
            session.WriteError($"not queued: tasks {TaskNumbers.Format(refused)}: {refused.Key}");
    }

    // Scripts can be read where no cluster can be asked.
    private int PerTask(int members)
    {
        try
        {
            return TaskTable.PerTask(members, _scheduler.MostTasks());
        }
        catch (NtkException error)
        {
            session.WriteError($"warning: {error.Message}; printed as for any number of tasks");
            return 1;
        }
    }

    // Of a family that was run without a scheduler.
    private SlurmOptions AskedOfFile(RunFolder folder)
    {
        SlurmOptions written = JobLoader.Load(folder.JobYaml, []).Slurm;
        return written.Memory is not null ? written
            : FamilyQueue.WithMemory(written, RunPlans.Resume(folder, session.Workbench).PeakBytes());
    }

    private void Print(RunPlan plan, string? directory, SlurmOptions resources)
    {
        int members = plan is FamilyRunPlan family ? family.Members.Count : 1;
        int perTask = asked.PerTask ?? PerTask(members), tasks = ((members - 1) / perTask) + 1;
        string name = plan.Source.Job.Name, folder = Path.GetFullPath(directory ?? Path.Combine("runs", name));
        TaskBatch batch = FamilyQueue.FirstBatch(name, folder, tasks, resources, asked.Parallel, OwnProgram.Words());
        session.Output.WriteLine($"# {Wording.Count(members, "member")} in {Wording.Count(tasks, "task")}");
        foreach ((string file, string text) in _scheduler.Scripts(batch))
            session.Output.WriteLine($"# --- {file}\n{text}");
    }
}
