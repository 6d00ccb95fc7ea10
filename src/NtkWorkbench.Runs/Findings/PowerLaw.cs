namespace NtkWorkbench.Runs;

/// <summary>y = A x^e, fitted to ln y over ln x by least squares.</summary>
/// <param name="Exponent">e.</param>
/// <param name="Error">The standard error of e: where errors of the points were given, of these, and larger by (χ²/(n − 2))^½ where the
/// points stray further from the line than they say; otherwise of the points' distances from the line. Null of two points without
/// errors.</param>
/// <param name="Factor">A.</param>
/// <param name="Count">n, the points.</param>
internal sealed record PowerLaw(double Exponent, double? Error, double Factor, int Count)
{
    /// <summary>The fit; null of fewer than two abscissas, and where a number is not positive and finite.</summary>
    /// <param name="x">x, positive.</param>
    /// <param name="y">y, positive.</param>
    /// <param name="errors">The standard error of each y, positive; null: alike in ln y, and not known.</param>
    public static PowerLaw? Fit(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double>? errors = null)
    {
        if (x.Distinct().Count() < 2 || x.Concat(y).Concat(errors ?? []).Any(value => !(value > 0 && double.IsFinite(value))))
            return null;
        int n = x.Count;
        double[] u = [.. x.Select(one => Math.Log(one))], v = [.. y.Select(one => Math.Log(one))];
        double[] w = [.. Enumerable.Range(0, n).Select(i => errors is null ? 1 : y[i] / errors[i] * (y[i] / errors[i]))];
        double sum = w.Sum(), meanU = Sum(i => w[i] * u[i]) / sum, meanV = Sum(i => w[i] * v[i]) / sum;
        double squares = Sum(i => w[i] * (u[i] - meanU) * (u[i] - meanU));
        double exponent = Sum(i => w[i] * (u[i] - meanU) * (v[i] - meanV)) / squares, offset = meanV - (exponent * meanU);
        double chi = Sum(i => w[i] * (v[i] - offset - (exponent * u[i])) * (v[i] - offset - (exponent * u[i])));
        double? scatter = n > 2 ? chi / (n - 2) : null;
        double? variance = errors is null ? scatter : Math.Max(1, scatter ?? 1);
        return new(exponent, variance is double known ? Math.Sqrt(known / squares) : null, Math.Exp(offset), n);

        double Sum(Func<int, double> term) => Enumerable.Range(0, n).Sum(term);
    }
}
