namespace NtkWorkbench;

/// <summary>The numbers of a finite loss history that its verdict rests on.</summary>
internal sealed record LossStatistics
{
    // The most intervals that are listed; a longer history is cut into as many equal ones.
    private const int MostIntervals = 10;

    /// <summary>The change from value to value, or over a tenth of the history at a time.</summary>
    public required IReadOnlyList<LossInterval> Intervals { get; init; }

    /// <summary>(L_0 − L_n)/|L_0|.</summary>
    public required double TotalImprovement { get; init; }

    /// <summary>The improvement over the first third of the history.</summary>
    public required double EarlyImprovement { get; init; }

    /// <summary>The improvement over the last third.</summary>
    public required double LateImprovement { get; init; }

    /// <summary>The mean of the last third over the mean of the first.</summary>
    public required double Growth { get; init; }

    /// <summary>max L/L_0: above 1 where the loss was ever higher than at its start.</summary>
    public required double Peak { get; init; }

    /// <summary>L_n/min L.</summary>
    public required double RiseFromMinimum { get; init; }

    /// <summary>Intervals, counted back from the end, over which the loss rose without a break.</summary>
    public required int FinalRise { get; init; }

    /// <summary>How often the loss turned from falling to rising or back.</summary>
    public required int Turns { get; init; }

    /// <summary>Turns as a fraction of the most there could be: 1 for a strict zigzag, about 2/3 for independent noise.</summary>
    public required double TurnFraction { get; init; }

    /// <summary>Mean of the last half.</summary>
    public required double Level { get; init; }

    /// <summary>Mean distance between neighbouring turning points of the last half (or of all, where it has fewer than two), over the
    /// level.</summary>
    public required double Swing { get; init; }

    /// <summary>Standard deviation of the last half about its straight line, over the level.</summary>
    public required double Noise { get; init; }

    /// <summary>Fall of that straight line over the last half, over the level.</summary>
    public required double Trend { get; init; }

    /// <summary>Fall of the straight line through the logarithms of the last half; 0 where a value has none.</summary>
    public required double LogTrend { get; init; }

    /// <summary>Standard deviation of those logarithms about that line.</summary>
    public required double LogNoise { get; init; }

    public static LossStatistics Of(IReadOnlyList<double> losses)
    {
        double[] values = [.. losses];
        int last = values.Length - 1, third = Math.Max(1, last / 3), share = Math.Max(1, values.Length / 3);
        double[] tail = values[(values.Length / 2)..];
        double level = tail.Average();
        (double slope, double noise) = LossLine.Fit(tail);
        (double logSlope, double logNoise) = tail.Min() > 0 ? LossLine.Fit([.. tail.Select(value => Math.Log(value))]) : (0, 0);
        (int turns, int chances) = LossTurns.Count(values);
        return new LossStatistics
        {
            Intervals = Cut(values),
            TotalImprovement = Between(values, 0, last).Improvement,
            EarlyImprovement = Between(values, 0, third).Improvement,
            LateImprovement = Between(values, last - third, last).Improvement,
            Growth = Ratio(values[^share..].Average(), values[..share].Average()),
            Peak = Ratio(values.Max(), values[0]),
            RiseFromMinimum = Ratio(values[last], values.Min()),
            FinalRise = LossTurns.FinalRise(values),
            Turns = turns,
            TurnFraction = chances == 0 ? 0 : (double)turns / chances,
            Level = level,
            Swing = Ratio(LossTurns.MeanSwing(values), Math.Abs(level)),
            Noise = Ratio(noise, Math.Abs(level)),
            Trend = Ratio(-slope * (tail.Length - 1), Math.Abs(level)),
            LogTrend = -logSlope * (tail.Length - 1),
            LogNoise = logNoise,
        };
    }

    /// <summary>A history, finite or not, cut into intervals.</summary>
    internal static IReadOnlyList<LossInterval> Cut(double[] values)
    {
        int last = values.Length - 1, count = Math.Min(last, MostIntervals);
        return [.. Enumerable.Range(0, count).Select(i => Between(values, (int)((long)i * last / count), (int)((i + 1L) * last / count)))];
    }

    private static LossInterval Between(double[] values, int first, int last) => new(first, last, values[first], values[last]);

    private static double Ratio(double value, double unit) => value == unit ? 1 : value == 0 ? 0 : value / unit;
}
