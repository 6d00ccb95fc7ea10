namespace NtkWorkbench.Runs;

/// <summary>Kernels of networks that differ in their seed alone beside the limit that they have, all relative to ‖limit‖.</summary>
/// <param name="Count">S, the seeds.</param>
/// <param name="Spread">s = (Σ‖Θ_s − Θ̄‖²/(S − 1))^½: how far one network is from their mean.</param>
/// <param name="SpreadError">The standard error of s, by the jackknife over seeds.</param>
/// <param name="SquaredBias">‖Θ̄ − Θ∞‖² − s²/S, whose mean over ensembles is the bias squared: it may be negative.</param>
/// <param name="SquaredBiasError">Its standard error, by the jackknife; where there is no bias it is about √2 times too large.</param>
internal sealed record KernelEnsemble(int Count, double Spread, double SpreadError, double SquaredBias, double SquaredBiasError)
{
    // What counts as told from zero.
    private const double Errors = 2;

    /// <summary>b, the bias; 0 where its square was found negative.</summary>
    public double Bias => Math.Sqrt(Math.Max(0, SquaredBias));

    /// <summary>The standard error of <see cref="Bias"/>: that of b² over 2b.</summary>
    public double BiasError => SquaredBiasError / (2 * Bias);

    /// <summary>Whether the bias is more than two standard errors from 0.</summary>
    public bool IsBiased => SquaredBias > Errors * SquaredBiasError;

    /// <summary>The largest bias that its error leaves room for: (b² + 2 errors)^½.</summary>
    public double MostBias => Math.Sqrt(Math.Max(0, SquaredBias) + (Errors * SquaredBiasError));

    /// <summary>Of the kernels' entries; null of fewer than three seeds, without which the spread has no error.</summary>
    /// <param name="kernels">One a seed, of one shape, or numbers as (1, 1).</param>
    /// <param name="limit">What they are held against.</param>
    /// <remarks>O(S²·entries), by the products of differences from the limit.</remarks>
    public static KernelEnsemble? Of(IReadOnlyList<Matrix> kernels, Matrix limit)
    {
        int count = kernels.Count;
        if (count < 3)
            return null;
        double norm = Reductions.Norm<double>(limit.Values);
        double[][] differences = [.. kernels.Select(kernel => kernel.Values.Zip(limit.Values, (one, at) => (one - at) / norm).ToArray())];
        var products = new Matrix(count, count);
        for (int s = 0; s < count; s++)
        {
            for (int t = 0; t <= s; t++)
                products[s, t] = products[t, s] = Reductions.Dot<double>(differences[s], differences[t]);
        }
        double trace = Enumerable.Range(0, count).Sum(s => products[s, s]), all = products.Values.Sum();
        (double spread, double bias) = From(trace, all, count);
        (double Spread, double Bias)[] without = [.. Enumerable.Range(0, count).Select(s => From(trace - products[s, s],
            all - (2 * Reductions.Sum<double>(products.Row(s))) + products[s, s], count - 1))];
        return new(count, spread, Jackknife([.. without.Select(one => one.Spread)]), bias, Jackknife([.. without.Select(one => one.Bias)]));
    }

    // trace: Σ‖D_s‖², all: ‖ΣD_s‖², D_s = Θ_s − Θ∞.
    private static (double Spread, double SquaredBias) From(double trace, double all, int count) =>
        (Math.Sqrt(Math.Max(0, trace - (all / count)) / (count - 1)), (all - trace) / ((double)count * (count - 1)));

    private static double Jackknife(double[] without)
    {
        double mean = without.Average();
        return Math.Sqrt((without.Length - 1.0) / without.Length * without.Sum(one => (one - mean) * (one - mean)));
    }
}
