namespace NtkWorkbench.Tests;

/// <summary>Keeps what it hears.</summary>
internal sealed class RecordingObserver : ITrainingObserver
{
    /// <summary>Called with each row, after it is kept.</summary>
    public Action<MetricsRow>? Recorded { get; init; }

    public List<MetricsRow> Rows { get; } = [];

    public List<(int Step, double[] Parameters)> Checkpoints { get; } = [];

    public IEnumerable<int> RowSteps => Rows.Select(row => row.Step);

    public IEnumerable<int> CheckpointSteps => Checkpoints.Select(checkpoint => checkpoint.Step);

    public void OnRecorded(MetricsRow row)
    {
        Rows.Add(row);
        Recorded?.Invoke(row);
    }

    public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner) =>
        Checkpoints.Add((step, parameters.ToArray()));
}
