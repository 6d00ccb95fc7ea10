namespace NtkWorkbench.Runs;

/// <summary>Keeps what training reports, and passes on how far it is.</summary>
internal sealed class TrainingRecord(NetworkJob job, IRunObserver observer)
{
    private readonly TrainingHistory _history = new();
    private readonly ThinnedRows<MetricsRow> _rows = new();

    private readonly List<(int Step, double Rate)> _rates = [];

    private volatile MetricsRow? _last;

    /// <summary>The rows of metrics, by step; of a long training every so many-th, and the last. metrics.csv has all.</summary>
    public ThinnedRows<MetricsRow> Rows => _rows;

    /// <summary>The last of them; from any thread.</summary>
    public MetricsRow? Last => _last;

    /// <summary>The step and rate of each row where the rate changed, from the first; none of a schedule that knows its own.</summary>
    public IReadOnlyList<(int Step, double Rate)> Rates => _rates;

    /// <summary>The row of the lowest validation loss; null without validation data.</summary>
    public MetricsRow? BestValidation { get; private set; }

    /// <summary>init, the steps that were asked for as far as training came, the best where it was asked for, and final.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints(Checkpoint? best = null)
    {
        Checkpoint last = _history.Checkpoints[^1];
        return
        [
            .. _history.Checkpoints.Where(IsWanted),
            .. best is not null && job.Features.Checkpoints.Contains(CheckpointSelector.Best) ? [best] : Array.Empty<Checkpoint>(),
            last with { Name = CheckpointSelector.FinalName },
        ];
    }

    /// <summary>The steps along which the kernel is followed, as far as training came; empty where it is not.</summary>
    public IReadOnlyList<Checkpoint> Tracked()
    {
        IReadOnlyList<int> steps = job.Features.Track.Steps(job.Training.TotalSteps);
        return steps.Count == 0 ? []
            : [.. _history.Checkpoints.Where(reached => steps.Contains(reached.Step) || reached == _history.Checkpoints[^1])];
    }

    public void OnRecorded(MetricsRow row)
    {
        _rows.Add(row);
        _last = row;
        if (job.Training.Schedule is ReduceOnPlateauSchedule && (_rates.Count == 0 || _rates[^1].Rate != row.LearningRate))
            _rates.Add((row.Step, row.LearningRate));
        if (row.ValidationLoss is double loss && (BestValidation is null || loss < BestValidation.ValidationLoss))
            BestValidation = row;
        observer.OnProgress(new RunProgress
        {
            Job = job.Name,
            Stage = RunStage.Training,
            Fraction = job.Training.TotalSteps == 0 ? 1 : (double)row.Step / job.Training.TotalSteps,
            Step = row.Step,
            Loss = row.TrainLoss,
            LearningRate = row.LearningRate,
        });
    }

    /// <summary>Keeps parameters, and gives them back where the job asks for a checkpoint of this step.</summary>
    public Checkpoint? OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
    {
        _history.OnCheckpoint(step, parameters, preconditioner);
        return IsWanted(_history.Checkpoints[^1]) ? _history.Checkpoints[^1] : null;
    }

    private bool IsWanted(Checkpoint reached) =>
        reached.Step == 0 || job.Features.Checkpoints.Contains(new CheckpointSelector(reached.Step));
}
