using System.Collections.Concurrent;

namespace NtkWorkbench.Runs;

/// <summary>Runs the members of a family side by side, each in a folder of its own and from where it stands there, and then compares those
/// that have results.</summary>
internal sealed class FamilyRun(FamilyRunPlan plan, RunContext run) : RunWork(run)
{
    private readonly TimeProvider _time = plan.Workbench.Time;
    private readonly ConcurrentDictionary<string, MemberOutcome> _outcomes = [];

    public override (RunOutcome Summary, ReportDocument Report) Execute()
    {
        Run.Time(RunStage.Training, RunMembers);
        ComparisonOutcome? comparison = Run.Time(RunStage.Figures, () => Run.Cancellation.IsCancellationRequested ? null : Compare());
        MemberOutcome? failed = Members.FirstOrDefault(member => member.Status == RunStatus.Failed);
        FamilyOutcome outcome = Summarize(
            Run.Cancellation.IsCancellationRequested ? RunStatus.Cancelled : failed is not null ? RunStatus.Failed : RunStatus.Completed,
            failed is null ? null : $"{failed.Name}: {failed.Message}");
        return (outcome, FamilyReport.Create(outcome, comparison, plan.Comparison is not null));
    }

    public override RunOutcome Unfinished(RunStatus status, string? message) => Summarize(status, message);

    private IReadOnlyList<MemberOutcome> Members => [.. plan.Members.Select(name =>
        _outcomes.GetValueOrDefault(name) ?? new MemberOutcome { Name = name, Status = RunStatus.Waiting, Seconds = 0 })];

    private FamilyOutcome Summarize(RunStatus status, string? message) => new()
    {
        Name = Run.Job.Name,
        Status = status,
        Message = message,
        Members = Members,
        Seconds = Run.Seconds,
    };

    private bool RunMembers()
    {
        var progress = new FamilyProgress(Run.Job.Name, plan.Members.Count, Run.Observer);
        // Long members must not wait behind others in one thread's share.
        Parallel.ForEach(
            Partitioner.Create(plan.Members, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            name =>
            {
                if (Run.Cancellation.IsCancellationRequested)
                    return;
                _outcomes[name] = RunMember(name, progress.Of(name));
                progress.End(name);
            });
        return true;
    }

    private MemberOutcome RunMember(string name, IRunObserver progress)
    {
        long start = _time.GetTimestamp();
        try
        {
            RunFolder own = RunFolder.Open(FamilyFolder.Member(Run.Folder, name));
            if (RunHeader.Of(own, _time) is { IsDone: true } done)
            {
                if (!RunLock.IsHeld(own, _time))
                    own.DeleteState();
                return new MemberOutcome { Name = name, Status = done.Status, Message = done.Message, Seconds = done.Seconds.Total };
            }
            if (plan.Unended is { } unended)
                return new MemberOutcome
                {
                    Name = name,
                    Status = RunStatus.Failed,
                    Message = unended.GetValueOrDefault(name, "it did not end"),
                    Seconds = RunHeader.Of(own, _time)?.Seconds.Total ?? 0,
                };
            _outcomes[name] = new MemberOutcome { Name = name, Status = RunStatus.Running, Seconds = 0 };
            RunOutcome outcome = RunPlans.Resume(own, plan.Workbench).Run(own, progress, Run.Cancellation);
            return new MemberOutcome { Name = name, Status = outcome.Status, Message = outcome.Message, Seconds = Elapsed(start) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string defect = exception is NtkException or IOException or UnauthorizedAccessException or OutOfMemoryException ? ""
                : $"a defect, not in the job: {exception.GetType().Name}: ";
            progress.OnWarning($"failed: {defect}{exception.Message}");
            return new MemberOutcome { Name = name, Status = RunStatus.Failed, Message = defect + exception.Message,
                Seconds = Elapsed(start) };
        }
    }

    private ComparisonOutcome? Compare()
    {
        MemberOutcome[] failed = [.. Members.Where(member => member.Status == RunStatus.Failed)];
        if (plan.Comparison is null || failed.Length == plan.Members.Count)
            return null;
        ComparisonJob job = plan.Comparison with
        {
            Runs = [.. plan.Members.Except(failed.Select(member => member.Name)).Select(name => $"../{name}")],
        };
        RunFolder own = RunFolder.CreateAt(Path.Combine(Run.Folder.Path, FamilyFolder.Comparison), ResolvedYaml.Write(job));
        return (ComparisonOutcome)ComparisonRunPlan.Create(LoadedJob.Made(job, own.JobYaml), job, plan.Workbench, failed)
            .Run(own, Run.Observer, Run.Cancellation);
    }

    private double Elapsed(long start) => _time.GetElapsedTime(start).TotalSeconds;
}
