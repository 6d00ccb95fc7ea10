namespace NtkWorkbench;

/// <summary>The numbers of a finite loss history that its verdict rests on.</summary>
internal sealed record LossStatistics
{
    // The most intervals that are listed; a longer history is cut into as many equal ones.
    private const int MostIntervals = 10;

    /// <summary>The change from value to value, or over a tenth of the history at a time.</summary>
    public required IReadOnlyList<LossInterval> Intervals { get; init; }

    /// <summary>The values, or where there are more than <see cref="MostIntervals"/> the means of as many parts.</summary>
    public required double[] Coarse { get; init; }

    /// <summary>(L_0 − L_n)/|L_0|.</summary>
    public required double TotalImprovement { get; init; }

    /// <summary>Whether there are three moves at least, so that the first third is not the last one.</summary>
    public bool HasThirds => Intervals[^1].LastIndex >= 3;

    /// <summary>The improvement over the first third of the history.</summary>
    public required double EarlyImprovement { get; init; }

    /// <summary>The improvement over the last third.</summary>
    public required double LateImprovement { get; init; }

    /// <summary>1 + (mean of the last third − mean of the first)/|mean of the first|.</summary>
    public required double Growth { get; init; }

    public required double Maximum { get; init; }

    public required double Minimum { get; init; }

    public required int MinimumIndex { get; init; }

    /// <summary>Turns as a fraction of the most there could be: 1 for a strict zigzag, about 2/3 for independent noise.</summary>
    public required double TurnFraction { get; init; }

    /// <summary>The same of the last half, and their number.</summary>
    public required double LateTurnFraction { get; init; }

    public required int LateTurns { get; init; }

    /// <summary>Mean of the last half.</summary>
    public required double Level { get; init; }

    /// <summary>Heights of the rises that end in the last two thirds, over the level.</summary>
    public required double[] Rises { get; init; }

    /// <summary>Their mean in the last half; 0 without one.</summary>
    public required double LateSwing { get; init; }

    /// <summary>Whether the rises become lower: the mean of the last third of all is below half of that of the first.</summary>
    public required bool Calms { get; init; }

    /// <summary>Standard deviation of the last half about its straight line, over the level.</summary>
    public required double Noise { get; init; }

    /// <summary>Fall of that straight line over the last half, over the level.</summary>
    public required double Trend { get; init; }

    /// <summary>Standard error of <see cref="Trend"/>: noise·√(12/n), n the values of the last half.</summary>
    public required double TrendError { get; init; }

    /// <summary>Fall of the straight line through the logarithms of the last half; 0 where a value has none.</summary>
    public required double LogTrend { get; init; }

    /// <summary>Standard deviation of those logarithms about that line.</summary>
    public required double LogNoise { get; init; }

    public static LossStatistics Of(double[] values)
    {
        int n = values.Length, last = n - 1, third = Math.Max(1, last / 3), share = Math.Max(1, n / 3);
        double[] tail = values[(n / 2)..];
        double level = tail.Average(), start = values[..share].Average();
        (double slope, double noise) = LossLine.Fit(tail);
        (double logSlope, double logNoise) = tail.Min() > 0 ? LossLine.Fit([.. tail.Select(value => Math.Log(value))]) : (0, 0);
        (int turns, int chances) = LossTurns.Count(values);
        (int lateTurns, int lateChances) = LossTurns.Count(tail);
        IReadOnlyList<(int End, double Height)> rises = LossTurns.Rises(values);
        double[] heights = [.. rises.Select(rise => rise.Height)];
        int part = (heights.Length + 2) / 3;
        return new LossStatistics
        {
            Intervals = Cut(values),
            Coarse = n <= MostIntervals ? values : [.. values.Index().GroupBy(value => (int)((long)value.Index * MostIntervals / n),
                value => value.Item).Select(block => block.Average())],
            TotalImprovement = Between(values, 0, last).Improvement,
            EarlyImprovement = Between(values, 0, third).Improvement,
            LateImprovement = Between(values, last - third, last).Improvement,
            Growth = 1 + Ratio(values[^share..].Average() - start, start),
            Maximum = values.Max(),
            Minimum = values.Min(),
            MinimumIndex = Array.IndexOf(values, values.Min()),
            TurnFraction = chances == 0 ? 0 : (double)turns / chances,
            LateTurnFraction = lateChances == 0 ? 0 : (double)lateTurns / lateChances,
            LateTurns = lateTurns,
            Level = level,
            Rises = [.. rises.Where(rise => rise.End >= n / 3).Select(rise => Ratio(rise.Height, level))],
            LateSwing = Ratio(rises.Where(rise => rise.End >= n / 2).Select(rise => rise.Height).DefaultIfEmpty(0).Average(), level),
            Calms = heights.Length > 1 && heights[^part..].Average() < heights[..part].Average() / 2,
            Noise = Ratio(noise, level),
            Trend = Ratio(-slope * (tail.Length - 1), level),
            TrendError = Ratio(noise, level) * Math.Sqrt(12.0 / tail.Length),
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

    private static double Ratio(double value, double unit) => value == 0 ? 0 : value / Math.Abs(unit);
}
