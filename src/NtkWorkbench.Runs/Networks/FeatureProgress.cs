namespace NtkWorkbench.Runs;

/// <summary>The progress of one checkpoint's features within that of all.</summary>
internal sealed class FeatureProgress(RunContext run, string checkpoint, int done, int total) : IProgress<double>
{
    private readonly Lock _gate = new();
    private double _share = -1;

    /// <summary>Passes a share on. Lanes of one computation report from their own threads, and may overtake each other on the way
    /// here.</summary>
    public void Report(double value)
    {
        lock (_gate)
        {
            if (value <= _share)
                return;
            _share = value;
            run.Report(RunStage.Features, (done + value) / total, checkpoint);
        }
    }
}
