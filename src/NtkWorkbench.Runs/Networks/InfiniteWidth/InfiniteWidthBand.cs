namespace NtkWorkbench.Runs;

/// <summary>How much of a trained network lies in the band of the limit's ensemble, where that has a width.</summary>
/// <param name="Values">Values on the grid whose band is wider than <see cref="InfiniteWidthFindings.LeastBand"/>: beside training inputs,
/// and where a model is linear in few numbers, data leave nothing open that training to the end would find.</param>
/// <param name="Share">The share of them within two standard deviations of the mean; null of none.</param>
internal sealed record InfiniteWidthBand(int Values, double? Share)
{
    /// <summary>That of values (g, o) and a posterior there.</summary>
    public static InfiniteWidthBand Of(Matrix values, KernelPosterior posterior, Matrix targets)
    {
        double meanSquare = Reductions.SumOfSquares<double>(targets.Values) / targets.Values.Length;
        double least = InfiniteWidthFindings.LeastBand * Math.Sqrt(meanSquare);
        int[] open = [.. Enumerable.Range(0, values.Rows).Where(i => 2 * posterior.Deviation[i] > least)];
        int inside = open.Sum(i => Enumerable.Range(0, values.Columns)
            .Count(o => Math.Abs(values[i, o] - posterior.Mean[i, o]) <= 2 * posterior.Deviation[i]));
        int count = open.Length * values.Columns;
        return new(count, count == 0 ? null : (double)inside / count);
    }
}
