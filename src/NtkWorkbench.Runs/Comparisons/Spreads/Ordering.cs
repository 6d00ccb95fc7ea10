namespace NtkWorkbench.Runs;

/// <summary>Whether the means of two groups of seeds stand in an order that other seeds would not turn round.</summary>
internal static class Ordering
{
    /// <summary>A bootstrap of fewer seeds has too few different resamples to say anything: two differences of one sign are all of one
    /// sign however they are drawn.</summary>
    public const int FewestSeeds = 3;

    /// <summary>What a two-sided test at 5 % leaves on one side.</summary>
    public const double Level = 0.975;

    // The share is then known to ±0.0035 at the level.
    private const int Resamples = 2000;

    /// <summary>Told apart: mean(low*) &lt; mean(high*) in at least 97.5 % of 2,000 bootstrap resamples, of the differences at equal seeds
    /// where both groups have the same seeds, else of each group alone.</summary>
    public static Order Of(Spread low, Spread high) =>
        low.Count < FewestSeeds || high.Count < FewestSeeds ? Order.FewSeeds
            : Share(low, high) >= Level ? Order.ToldApart : Order.NotToldApart;

    /// <summary>The share of the resamples in which low's mean is below high's. The stream is fixed: the same numbers give the same
    /// share.</summary>
    public static double Share(Spread low, Spread high)
    {
        RandomStream stream = new RandomStreams(0).Named("comparison/ordering");
        double[]? differences = Differences(low, high);
        double[] below = [.. low.Values.Select(one => one.Value)], above = [.. high.Values.Select(one => one.Value)];
        double Mean(double[] values)
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
                sum += values[(int)(stream.NextDouble() * values.Length)];
            return sum / values.Length;
        }
        int held = 0;
        for (int i = 0; i < Resamples; i++)
            held += (differences is not null ? Mean(differences) : Mean(above) - Mean(below)) > 0 ? 1 : 0;
        return held / (double)Resamples;
    }

    // At equal seeds, which must be different among themselves; null where the seeds are not the same.
    private static double[]? Differences(Spread low, Spread high)
    {
        (long Seed, double Value)[] below = [.. low.Values.OrderBy(one => one.Seed)], above = [.. high.Values.OrderBy(one => one.Seed)];
        bool match = below.Select(one => one.Seed).SequenceEqual(above.Select(one => one.Seed))
            && below.DistinctBy(one => one.Seed).Count() == below.Length;
        return match ? [.. below.Zip(above, (one, other) => other.Value - one.Value)] : null;
    }
}
