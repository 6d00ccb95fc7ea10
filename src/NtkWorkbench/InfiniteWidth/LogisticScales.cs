namespace NtkWorkbench;

/// <summary>The logistic function as a mean of normal distribution functions, σ(z) = Σ_i w_i Φ(z/t_i): the logistic distribution is that of
/// a normal variable whose deviation t is twice one of Kolmogorov's distribution.</summary>
/// <remarks>The integral over ln t by equal steps. The error of σ is the same at every z and so that of a dual at every variance: 10⁻¹⁴
/// with the usual step. Sources: Andrews and Mallows, J. R. Stat. Soc. B 36 (1974) 99–102; Stefanski, Stat. Probab. Lett. 11 (1991)
/// 69–70.</remarks>
internal sealed class LogisticScales
{
    // Beyond these the density of ln t is below 10⁻¹⁶.
    private const double Shortest = 0.3, Longest = 9.5;

    private LogisticScales(double step)
    {
        double first = Math.Log(Shortest);
        int count = (int)Math.Ceiling((Math.Log(Longest) - first) / step) + 1;
        Deviations = [.. Enumerable.Range(0, count).Select(i => Math.Exp(first + (i * step)))];
        double[] shares = [.. Deviations.Select(t => step * t / 2 * KolmogorovDensity(t / 2))];
        Weights = [.. shares.Select(share => share / shares.Sum())];
    }

    /// <summary>The rule that kernels are made with.</summary>
    public static LogisticScales Usual { get; } = new(0.13);

    /// <summary>The rule that errors are told by.</summary>
    public static LogisticScales Fine { get; } = new(0.1);

    /// <summary>t_i.</summary>
    public double[] Deviations { get; }

    /// <summary>w_i, of sum 1.</summary>
    public double[] Weights { get; }

    // Two series of the same function, each where it converges in a few terms.
    private static double KolmogorovDensity(double x)
    {
        double sum = 0;
        for (int j = 1; j <= 8; j++)
        {
            double exponent = (2 * j) - 1;
            exponent *= exponent * Math.PI * Math.PI / 8;
            sum += x < 1
                ? Math.Sqrt(2 * Math.PI) * Math.Exp(-exponent / (x * x)) * ((2 * exponent / (x * x * x * x)) - (1 / (x * x)))
                : (j % 2 == 1 ? 8 : -8) * x * j * j * Math.Exp(-2 * j * j * x * x);
        }
        return sum;
    }
}
