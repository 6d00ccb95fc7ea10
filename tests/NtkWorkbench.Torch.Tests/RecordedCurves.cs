namespace NtkWorkbench.Torch.Tests;

/// <summary>The losses and gradient norm of every row, one after the other.</summary>
internal sealed class RecordedCurves : ITrainingObserver
{
    public List<double> Values { get; } = [];

    public void OnRecorded(MetricsRow row) => Values.AddRange([row.TrainLoss, row.TestLoss!.Value, row.GradientNorm]);

    public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
    {
    }
}
