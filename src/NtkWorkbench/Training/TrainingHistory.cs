using System.Globalization;

namespace NtkWorkbench;

/// <summary>Keeps what training reports.</summary>
public sealed class TrainingHistory : ITrainingObserver
{
    private readonly List<MetricsRow> _rows = [];
    private readonly List<Checkpoint> _checkpoints = [];

    /// <summary>The rows of metrics, by step.</summary>
    public IReadOnlyList<MetricsRow> Rows => _rows;

    /// <summary>Step 0, the steps that were asked for as far as training came, and the last, by step.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints => _checkpoints;

    /// <summary>The training loss of every row.</summary>
    public IEnumerable<double> Losses => _rows.Select(row => row.TrainLoss);

    /// <summary>How training ended; null while it goes on.</summary>
    public TrainingResult? Result { get; internal set; }

    /// <inheritdoc/>
    public void OnRecorded(MetricsRow row) => _rows.Add(row);

    /// <inheritdoc/>
    public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner) => _checkpoints.Add(
        new(step == 0 ? "init" : string.Create(CultureInfo.InvariantCulture, $"step-{step}"), step, parameters.ToArray())
        {
            Preconditioner = preconditioner.IsEmpty ? null : preconditioner.ToArray(),
        });
}
