namespace NtkWorkbench.Runs;

/// <summary>The progress of one checkpoint's features within that of all.</summary>
/// <param name="run">Whom it tells.</param>
/// <param name="checkpoint">Its name.</param>
/// <param name="done">Checkpoints before it.</param>
/// <param name="total">All of them.</param>
/// <param name="modes">Leading modes that are asked for; a search looks for one more.</param>
internal sealed class FeatureProgress(RunContext run, string checkpoint, int done, int total, int modes)
    : IProgress<double>, IProgress<KrylovProgress>
{
    // Of what is done of a checkpoint: features before a search, and what is made of its modes after it.
    private const double Before = 0.05, Searching = 0.85;

    // Products that most searches need.
    private const int ProductsPerMode = 4, ProductsBeside = 60;

    // Of a search: up to here its products tell evenly; beyond, and however many modes have converged, its end is not known.
    private const double Even = 0.8;

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

    /// <summary>Passes on how a search stands: as far as its modes have converged, or the products that such a search needs are
    /// spent.</summary>
    public void Report(KrylovProgress value)
    {
        lock (_gate)
        {
            int wanted = Math.Min(modes, value.Count);
            _share = Math.Max(_share, Before + (Searching * Searched(value)));
            Tell(new(value.Products, Math.Min(value.Converged, wanted), wanted, value.Residual)
            {
                LooksForMissed = value.Converged == value.Count,
            });
        }
    }

    // Below 1 until it has ended.
    private static double Searched(KrylovProgress search)
    {
        double converged = Even * search.Converged / Math.Max(1, search.Count);
        double spent = (double)search.Products / Math.Min(search.MostProducts, (ProductsPerMode * search.Count) + ProductsBeside);
        return Math.Max(converged, spent < Even ? spent : 1 - ((1 - Even) * Math.Exp((Even - spent) / (1 - Even))));
    }

    private void Tell(SearchProgress? search) => run.Report(RunStage.Features, (done + _share) / total, checkpoint, search);
}
