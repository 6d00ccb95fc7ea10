using NtkWorkbench.Core.Training;
using NtkWorkbench.Jobs.Execution;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.Networks;

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
        var checkpoints = _parameters
            .Select(reached => new NamedCheckpoint { Name = new CheckpointSelector(reached.Step).FolderName, Step = reached.Step, Parameters = reached.Parameters })
            .ToList();
        NamedCheckpoint last = checkpoints[^1] with { Name = CheckpointSelector.Final.FolderName };
        bool asked = job.Features.Checkpoints.Contains(new CheckpointSelector(last.Step)) || last.Step == 0;
        if (!asked)
            checkpoints.RemoveAt(checkpoints.Count - 1);
        checkpoints.Add(last);
        return checkpoints;
    }

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
