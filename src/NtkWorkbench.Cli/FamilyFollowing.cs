namespace NtkWorkbench.Cli;

/// <summary>Follows a family until nothing of it is queued or running, queues again what is due, and has it end.</summary>
internal sealed class FamilyFollowing(Session session, ClusterFolder cluster)
{
    // Files are looked at, and the scheduler asked, more seldom the longer nothing changes.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2), LongestPause = TimeSpan.FromSeconds(60);
    private const double Growth = 1.5;

    private readonly FamilyWatch _watch = new(cluster, session.FindScheduler, session.Workbench.Time);

    /// <summary>Shows progress as runs do.</summary>
    public RunStatus Wait() => ProgressDisplay.For(session.Errors, session.Workbench.Time).Show(observer => Follow(standing =>
        observer.OnProgress(new RunProgress
        {
            Job = standing.Name,
            Stage = RunStage.Members,
            Fraction = standing.Members.Average(member => member.State is MemberState.Done or MemberState.Diverged ? 1
                : Math.Clamp((member.Step ?? 0) / (member.Steps ?? double.PositiveInfinity), 0, 1)),
            Item = standing.Counts(),
        }), observer));

    /// <summary>Shows how it stands, each time that it looks.</summary>
    public RunStatus Follow(Action<FamilyStanding> show, IRunObserver observer)
    {
        TimeSpan pause = ShortestPause;
        string? before = null;
        while (true)
        {
            FamilyStanding standing = _watch.Look(session.Cancellation);
            show(standing);
            if (!standing.IsActive && IsOver(observer))
                return Status(_watch.Look(session.Cancellation));
            pause = standing.Counts() == before ? pause * Growth : ShortestPause;
            pause = pause < LongestPause ? pause : LongestPause;
            before = standing.Counts();
            if (!session.Cancellation.WaitHandle.WaitOne(pause))
                continue;
            string folder = ShellWord.Of(Path.GetRelativePath(".", cluster.Family.Path));
            if (standing.Batches.Count > 0)
                session.WriteError($"its tasks go on: ntk status {folder} shows them, ntk cancel {folder} ends them");
            session.Cancellation.ThrowIfCancellationRequested();
        }
    }

    // What is due again is queued; where nothing is, the family has ended, or is ended here.
    private bool IsOver(IRunObserver observer)
    {
        if (cluster.Batches() is not [.., SubmittedBatch last] || RunHeader.Of(cluster.Family, session.Workbench.Time) is { IsDone: true })
            return true;
        try
        {
            QueueResult again = new FamilyQueue(cluster, session.FindScheduler, session.Workbench, OwnProgram.Words())
                .Submit(new QueueRequest { Scheduler = session.Scheduler(last.Scheduler), IsAutomatic = true }, session.Cancellation);
            foreach (SubmittedBatch batch in again.Submitted)
                observer.OnWarning($"tasks {batch.Tasks} queued again as {string.Join(", ", batch.Queued.Select(queued => queued.Id))}");
            if (again.Submitted.Count > 0 || again.Standing.IsActive)
                return false;
            foreach (IGrouping<string, int> refused in again.Refused.GroupBy(task => task.Why, task => task.Task))
                observer.OnWarning($"tasks {TaskNumbers.Format(refused)} stay undone: {refused.Key}");
            if (cluster.EndedTasks().Count == again.Table.Count)
                new FamilyEnding(cluster, session.Workbench).Run(observer, isAsked: false, session.Cancellation);
            return true;
        }
        catch (FolderInUseException)
        {
            // The last task, or who follows it up, is at it.
            return false;
        }
    }

    private static RunStatus Status(FamilyStanding standing) =>
        standing.Members.All(member => member.State is MemberState.Done or MemberState.Diverged) ? RunStatus.Completed : RunStatus.Failed;
}
