namespace NtkWorkbench;

/// <summary>∫_0^1 by equal steps of x in y = 1/(1 + e^{−π sinh x}): whatever scale the integrand has near either end.</summary>
/// <remarks>Source: Takahasi and Mori, Publ. RIMS 9 (1974) 721–741.</remarks>
internal sealed class DoubleExponentialRule
{
    private const double Reach = 3.2;

    private DoubleExponentialRule(int steps)
    {
        double step = Reach / steps;
        double[] x = [.. Enumerable.Range(-steps, (2 * steps) + 1).Select(i => i * step)];
        Nodes = [.. x.Select(Share)];
        Complements = [.. x.Select(at => Share(-at))];
        Weights = [.. x.Select(at => step * Math.PI * Math.Cosh(at) * Share(at) * Share(-at))];
    }

    /// <summary>The rule that kernels are made with.</summary>
    public static DoubleExponentialRule Usual { get; } = new(40);

    /// <summary>The rule that errors are told by.</summary>
    public static DoubleExponentialRule Fine { get; } = new(64);

    /// <summary>y.</summary>
    public double[] Nodes { get; }

    /// <summary>1 − y, without its rounding.</summary>
    public double[] Complements { get; }

    /// <summary>The weights, of sum 1 but for the error of the rule.</summary>
    public double[] Weights { get; }

    private static double Share(double x) => 1 / (1 + Math.Exp(-Math.PI * Math.Sinh(x)));
}
