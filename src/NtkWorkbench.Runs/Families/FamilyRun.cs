using System.Collections.Concurrent;

namespace NtkWorkbench.Runs;

/// <summary>Runs the members of a family side by side, each into a folder of its own, and then compares those that have results.</summary>
internal sealed class FamilyRun(FamilyRunPlan plan, RunFolder folder, IRunObserver observer)
{
    private readonly TimeProvider _time = plan.Workbench.Time;

    public RunOutcome Execute(CancellationToken cancellation)
    {
        long start = _time.GetTimestamp();
        IReadOnlyList<MemberOutcome> members = RunMembers(cancellation);
        double training = _time.GetElapsedTime(start).TotalSeconds;
        ComparisonOutcome? comparison = cancellation.IsCancellationRequested ? null : Compare(members, cancellation);
        double total = _time.GetElapsedTime(start).TotalSeconds;
        var outcome = new FamilyOutcome
        {
            Name = plan.Family.Name,
            Status = Status(members, cancellation),
            Message = members.FirstOrDefault(member => member.Status == RunStatus.Failed) is MemberOutcome failed ? $"{failed.Name}: {failed.Message}" : null,
            Members = members,
            Seconds = new RunSeconds { Training = training, Features = 0, Figures = total - training, Total = total },
        };
        RunJson.Write(folder.Summary, outcome);
        FamilyReport.Write(folder, outcome, comparison);
        return outcome;
    }

    private IReadOnlyList<MemberOutcome> RunMembers(CancellationToken cancellation)
    {
        var progress = new FamilyProgress(plan.Family.Name, plan.Members.Count, observer);
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
        return [.. plan.Members.Select(member => outcomes.GetValueOrDefault(member.Source.Job.Name)).OfType<MemberOutcome>()];
    }

    private MemberOutcome RunMember(RunPlan member, IRunObserver progress, CancellationToken cancellation)
    {
        long start = _time.GetTimestamp();
        string name = member.Source.Job.Name;
        try
        {
            RunFolder own = RunFolder.CreateAt(Path.Combine(folder.Path, name), member.Source.Text);
            RunOutcome outcome = member.Run(own, progress, cancellation);
            return new MemberOutcome { Name = name, Status = outcome.Status, Message = outcome.Message, Seconds = Elapsed(start) };
        }
        catch (Exception exception) when (exception is NtkException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            progress.OnWarning($"failed: {exception.Message}");
            return new MemberOutcome { Name = name, Status = RunStatus.Failed, Message = exception.Message, Seconds = Elapsed(start) };
        }
    }

    private ComparisonOutcome? Compare(IReadOnlyList<MemberOutcome> members, CancellationToken cancellation)
    {
        string[] runs = [.. members.Where(member => member.Status != RunStatus.Failed).Select(member => $"../{member.Name}")];
        bool areNetworks = plan.Members.All(member => member.Source.Job is NetworkJob);
        if (runs.Length == 0 || !areNetworks)
            return null;
        ComparisonJob job = plan.Family.Comparison with { Runs = runs };
        string directory = Path.Combine(folder.Path, FamilyFolder.Comparison);
        RunFolder own = RunFolder.CreateAt(directory, ResolvedYaml.Write(job));
        return ComparisonRunPlan.Create(LoadedJob.Made(job, own.JobYaml), job, plan.Workbench).Compare(own, observer, cancellation);
    }

    private static RunStatus Status(IReadOnlyList<MemberOutcome> members, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? RunStatus.Cancelled
        : members.Any(member => member.Status == RunStatus.Failed) ? RunStatus.Failed
        : RunStatus.Completed;

    private double Elapsed(long start) => _time.GetElapsedTime(start).TotalSeconds;
}
