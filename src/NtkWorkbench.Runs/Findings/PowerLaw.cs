using MathNet.Numerics.Distributions;

namespace NtkWorkbench.Runs;

/// <summary>y = A x^e, fitted to ln y over ln x by least squares.</summary>
/// <param name="Exponent">e.</param>
/// <param name="Error">The standard error of e: where errors of the points were given, of these, and larger by (χ²/(n − 2))^½ where the
/// points stray further from the line than they say; otherwise of the points' distances from the line. Null of two points without
/// errors.</param>
/// <param name="Factor">A.</param>
/// <param name="Count">n, the points.</param>
/// <param name="IsOfScatter">Whether the error is that of the points' distances, which n − 2 degrees of freedom tell.</param>
internal sealed record PowerLaw(double Exponent, double? Error, double Factor, int Count, bool IsOfScatter)
{
    // Two-sided.
    private const double Confidence = 0.95;

    /// <summary>Whether e differs from a number with a confidence of 95 %: by more than 1.96 errors, or where the points' distances made
    /// the error by Student's t of n − 2 degrees of freedom, 12.7 of three points. Not where the error is not known.</summary>
    public bool IsApartFrom(double exponent) => Error is double error && Math.Abs(Exponent - exponent) > Quantile * error;

    private double Quantile => IsOfScatter ? StudentT.InvCDF(0, 1, Count - 2, (1 + Confidence) / 2)
        : Normal.InvCDF(0, 1, (1 + Confidence) / 2);

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
        bool isOfScatter = scatter > (errors is null ? double.NegativeInfinity : 1);
        double? variance = isOfScatter ? scatter : errors is null ? null : 1;
        return new(exponent, variance is double known ? Math.Sqrt(known / squares) : null, Math.Exp(offset), n, isOfScatter);

        double Sum(Func<int, double> term) => Enumerable.Range(0, n).Sum(term);
    }
}
