namespace NtkWorkbench.Cli;

/// <summary>Gives runs to a scheduler, and tells what came of it.</summary>
internal sealed class Queueing(Session session, QueueOptions.Asked asked)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

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
        string path = Path.GetRelativePath(".", folder.Path);
        QueueResult result = Submit(cluster, path, resources, isAutomatic);
        OwnProgram.Keep();
        foreach (SubmittedBatch batch in result.Submitted)
        {
            session.Output.WriteLine($"{result.Standing.Name}: tasks {batch.Tasks} queued as "
                + string.Join(", ", batch.Queued.Select(queued => queued.Id)));
            foreach (string remark in batch.Queued.Select(queued => queued.Remark).OfType<string>())
                session.WriteError($"warning: {remark}");
        }
        foreach (IGrouping<string, int> refused in result.Refused.GroupBy(task => task.Why, task => task.Task))
            session.WriteError($"not queued: tasks {TaskNumbers.Format(refused)}: {refused.Key}");
        if (result.Submitted.Count == 0 && !result.Standing.IsActive)
            session.Show(observer => new FamilyEnding(cluster, session.Workbench).Run(observer, !isAutomatic, session.Cancellation));
        session.Output.WriteLine(path);
        return asked.Waits ? new FamilyFollowing(session, cluster).Wait() : RunStatus.Waiting;
    }

    private QueueResult Submit(ClusterFolder cluster, string path, SlurmOptions? resources, bool isAutomatic)
    {
        while (true)
        {
            try
            {
                return new FamilyQueue(cluster, session.FindScheduler, session.Workbench, OwnProgram.Words())
                    .Submit(_scheduler, resources, asked.PerTask, asked.Parallel, isAutomatic, session.Cancellation);
            }
            catch (FolderInUseException) when (isAutomatic)
            {
                // Another that looks after the family may have looked before these tasks failed.
                session.Cancellation.WaitHandle.WaitOne(Pause);
                session.Cancellation.ThrowIfCancellationRequested();
            }
            catch (NtkException error) when (error is not JobException)
            {
                throw new NtkException(
                    $"{error.Message}\n{path} is ready: when the cause is gone, ntk resume {path} --on {_scheduler.Name}", error);
            }
        }
    }

    // Of a family that was run without a scheduler.
    private SlurmOptions AskedOfFile(RunFolder folder) => FamilyQueue.WithMemory(
        JobLoader.Load(folder.JobYaml, []).Slurm, RunPlans.Resume(folder, session.Workbench).PeakBytes());

    private void Print(RunPlan plan, string? directory, SlurmOptions resources)
    {
        int members = plan is FamilyRunPlan family ? family.Members.Count : 1;
        int perTask = asked.PerTask ?? TaskTable.PerTask(members, _scheduler.MostTasks()), tasks = ((members - 1) / perTask) + 1;
        string name = plan.Source.Job.Name, folder = Path.GetFullPath(directory ?? Path.Combine("runs", name));
        TaskBatch batch = FamilyQueue.FirstBatch(name, folder, tasks, resources, asked.Parallel, OwnProgram.Words());
        session.Output.WriteLine($"# {Wording.Count(members, "member")} in {Wording.Count(tasks, "task")}");
        foreach ((string file, string text) in _scheduler.Scripts(batch))
            session.Output.WriteLine($"# --- {file}\n{text}");
    }
}
