namespace NtkWorkbench.Runs;

/// <summary>The progress of all members as one. Members report from threads of their own.</summary>
internal sealed class FamilyProgress(string family, int members, IRunObserver observer)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, double> _shares = [];
    private double _sum;
    private int _ended;

    public IRunObserver Of(string member) => new Member(this, member);

    public void End(string member)
    {
        lock (_lock)
        {
            _ended++;
            Report(member, 1, "ended", null);
        }
    }

    private void Report(string member, double share, string what, RunProgress? progress)
    {
        double before = _shares.GetValueOrDefault(member);
        _shares[member] = Math.Max(share, before);
        _sum += _shares[member] - before;
        observer.OnProgress(new RunProgress
        {
            Job = family,
            Stage = RunStage.Members,
            Fraction = _sum / members,
            Item = Invariant($"{_ended} of {members}, {member}{(what.Length > 0 ? ": " : "")}{what}"),
            Step = progress?.Step,
            Loss = progress?.Loss,
            LearningRate = progress?.LearningRate,
        });
    }

    // The stages of a run count alike: which of them is long depends on the job.
    private sealed class Member(FamilyProgress family, string name) : IRunObserver
    {
        private const double Stages = 3;

        public void OnProgress(RunProgress progress)
        {
            (double before, string what) = progress.Stage switch
            {
                RunStage.Training when progress.Step is not null => (0, ""),
                RunStage.Training => (0, $"training {progress.Item}"),
                RunStage.Features => (1, $"features {progress.Item}"),
                _ => (2, $"figures {progress.Item}"),
            };
            lock (family._lock)
                family.Report(name, (before + progress.Fraction) / Stages, what.TrimEnd(), progress);
        }

        public void OnWarning(string message)
        {
            lock (family._lock)
                family.Warn($"{name}: {message}");
        }
    }

    private void Warn(string message) => observer.OnWarning(message);
}
