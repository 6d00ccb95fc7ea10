namespace NtkWorkbench.Runs;

/// <summary>Keeps what training reports, and passes on how far it is.</summary>
internal sealed class TrainingRecord(NetworkJob job, IRunObserver observer) : ITrainingObserver
{
    private readonly List<MetricsRow> _rows = [];
    private readonly List<(int Step, double[] Parameters)> _parameters = [];

    /// <summary>The rows of metrics, by step.</summary>
    public IReadOnlyList<MetricsRow> Rows => _rows;

    /// <summary>init, the steps that were asked for as far as training came, and final, by step.</summary>
    public IReadOnlyList<NamedCheckpoint> Checkpoints()
    {
        int end = _parameters[^1].Step;
        var checkpoints = _parameters
            .Where(reached => reached.Step == 0 || reached.Step == end || job.Features.Checkpoints.Contains(new CheckpointSelector(reached.Step)))
            .Select(reached => new NamedCheckpoint { Name = new CheckpointSelector(reached.Step).FolderName, Step = reached.Step, Parameters = reached.Parameters })
            .ToList();
        NamedCheckpoint last = checkpoints[^1] with { Name = CheckpointSelector.Final.FolderName };
        bool asked = job.Features.Checkpoints.Contains(new CheckpointSelector(last.Step)) || last.Step == 0;
        if (!asked)
            checkpoints.RemoveAt(checkpoints.Count - 1);
        checkpoints.Add(last);
        return checkpoints;
    }

    /// <summary>The steps along which the kernel is followed, as far as training came, with their parameters; empty where it is not.</summary>
    public IReadOnlyList<(int Step, double[] Parameters)> Tracked() => job.Features.Track is TrackOptions track
        ? [.. _parameters.Where(reached => track.Steps(job.Training.Steps).Contains(reached.Step) || reached.Step == _parameters[^1].Step)]
        : [];

    public void OnRecorded(MetricsRow row)
    {
        _rows.Add(row);
        observer.OnProgress(new RunProgress
        {
            Job = job.Name,
            Stage = RunStage.Training,
            Fraction = job.Training.Steps == 0 ? 1 : (double)row.Step / job.Training.Steps,
            Step = row.Step,
            Loss = row.TrainLoss,
            LearningRate = row.LearningRate,
        });
    }

    public void OnCheckpoint(int step, ReadOnlySpan<double> parameters) => _parameters.Add((step, parameters.ToArray()));
}
