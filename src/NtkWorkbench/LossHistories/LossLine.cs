namespace NtkWorkbench;

/// <summary>The straight line through a stretch of losses.</summary>
internal static class LossLine
{
    /// <summary>Least-squares slope per value, and the standard deviation about the line (divisor n − 2). values: at least one value; fewer
    /// than three leave no deviation.</summary>
    public static (double Slope, double Deviation) Fit(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        double center = (n - 1) / 2.0, mean = Reductions.Sum(values) / n;
        double products = 0, squares = 0, rest = 0;
        for (int i = 0; i < n; i++)
        {
            products += (i - center) * (values[i] - mean);
            squares += (i - center) * (i - center);
        }
        double slope = squares == 0 ? 0 : products / squares;
        for (int i = 0; i < n; i++)
            rest += Math.Pow(values[i] - mean - (slope * (i - center)), 2);
        return (slope, n < 3 ? 0 : Math.Sqrt(rest / (n - 2)));
    }
}
