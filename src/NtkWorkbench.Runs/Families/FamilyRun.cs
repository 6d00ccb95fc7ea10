using System.Collections.Concurrent;

namespace NtkWorkbench.Runs;

/// <summary>Runs the members of a family side by side, each into a folder of its own, and then compares those that have results.</summary>
internal sealed class FamilyRun(FamilyRunPlan plan, RunContext run) : RunWork(run)
{
    private readonly TimeProvider _time = plan.Workbench.Time;
    private IReadOnlyList<MemberOutcome> _members = [];

    public override (RunOutcome Summary, MarkdownDocument Report) Execute()
    {
        _members = Run.Time(RunStage.Training, () => RunMembers(Run.Cancellation));
        ComparisonOutcome? comparison = Run.Time(RunStage.Figures, () => Run.Cancellation.IsCancellationRequested ? null : Compare());
        MemberOutcome? failed = _members.FirstOrDefault(member => member.Status == RunStatus.Failed);
        FamilyOutcome outcome = Summarize(
            Run.Cancellation.IsCancellationRequested ? RunStatus.Cancelled : failed is not null ? RunStatus.Failed : RunStatus.Completed,
            failed is null ? null : $"{failed.Name}: {failed.Message}");
        return (outcome, FamilyReport.Create(outcome, comparison));
    }

    public override RunOutcome Unfinished(RunStatus status, string? message) => Summarize(status, message);

    private FamilyOutcome Summarize(RunStatus status, string? message) => new()
    {
        Name = plan.Family.Name,
        Status = status,
        Message = message,
        Members = _members,
        Seconds = Run.Seconds,
    };

    private IReadOnlyList<MemberOutcome> RunMembers(CancellationToken cancellation)
    {
        var progress = new FamilyProgress(plan.Family.Name, plan.Members.Count, Run.Observer);
        var outcomes = new ConcurrentDictionary<string, MemberOutcome>();
        // Long members must not wait behind others in one thread's share.
        Parallel.ForEach(
            Partitioner.Create(plan.Members, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            member =>
            {
                if (cancellation.IsCancellationRequested)
                    return;
                string name = member.Source.Job.Name;
                outcomes[name] = RunMember(member, progress.Of(name), cancellation);
                progress.End(name);
            });
        return [.. plan.Members.Select(member => outcomes.GetValueOrDefault(member.Source.Job.Name) ?? new MemberOutcome
        {
            Name = member.Source.Job.Name,
            Status = RunStatus.Cancelled,
            Message = "it had not begun",
            Seconds = 0,
        })];
    }

    private MemberOutcome RunMember(RunPlan member, IRunObserver progress, CancellationToken cancellation)
    {
        long start = _time.GetTimestamp();
        string name = member.Source.Job.Name;
        try
        {
            RunFolder own = RunFolder.CreateAt(Path.Combine(Run.Folder.Path, name), member.Source.Text);
            RunOutcome outcome = member.Run(own, progress, cancellation);
            return new MemberOutcome { Name = name, Status = outcome.Status, Message = outcome.Message, Seconds = Elapsed(start) };
        }
        catch (Exception exception) when (exception is NtkException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            progress.OnWarning($"failed: {exception.Message}");
            return new MemberOutcome { Name = name, Status = RunStatus.Failed, Message = exception.Message, Seconds = Elapsed(start) };
        }
    }

    private ComparisonOutcome? Compare()
    {
        string[] runs = [.. _members.Where(member => member.Status != RunStatus.Failed).Select(member => $"../{member.Name}")];
        bool areNetworks = plan.Members.All(member => member.Source.Job is NetworkJob);
        if (runs.Length == 0 || !areNetworks)
            return null;
        ComparisonJob job = plan.Family.Comparison with { Runs = runs };
        RunFolder own = RunFolder.CreateAt(Path.Combine(Run.Folder.Path, FamilyFolder.Comparison), ResolvedYaml.Write(job));
        return (ComparisonOutcome)ComparisonRunPlan.Create(LoadedJob.Made(job, own.JobYaml), job, plan.Workbench,
                [.. _members.Where(member => member.Status == RunStatus.Failed)])
            .Run(own, Run.Observer, Run.Cancellation);
    }

    private double Elapsed(long start) => _time.GetElapsedTime(start).TotalSeconds;
}
