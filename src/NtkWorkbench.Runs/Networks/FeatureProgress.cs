namespace NtkWorkbench.Runs;

/// <summary>The progress of one checkpoint's features within that of all.</summary>
internal sealed class FeatureProgress(RunContext run, string checkpoint, int done, int total) : IProgress<double>, IProgress<KrylovProgress>
{
    // Of what is done of a checkpoint: features before a search, and what is made of its modes after it.
    private const double Before = 0.05, Searching = 0.85;

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
            Tell(null);
        }
    }

    /// <summary>Passes on how a search stands: as far as its modes have converged, or its products are used up.</summary>
    public void Report(KrylovProgress value)
    {
        lock (_gate)
        {
            double found = Math.Max((double)value.Converged / Math.Max(1, value.Count), (double)value.Products / value.MostProducts);
            _share = Math.Max(_share, Before + (Searching * Math.Min(1, found)));
            Tell(new(value.Products, value.Converged, value.Count, value.Residual));
        }
    }

    private void Tell(SearchProgress? search) => run.Report(RunStage.Features, (done + _share) / total, checkpoint, search);
}
