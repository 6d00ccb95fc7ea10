using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace NtkWorkbench;

/// <summary>φ(z) = z for z &gt; 0, e^z − 1 otherwise.</summary>
/// <remarks>φ = r + g − s with r(z) = max(z, 0), g(z) = e^z and s(z) = 1 for z &lt; 0, both 0 above; φ′ = 1 − s + g. Products with r and s
/// alone are a rectifier's; two numbers are left, which differentiated in c (Price's theorem) and integrated over the angle θ =
/// arccos(c/√(ab)) from c = √(ab) on are E[g(u)s(v)] = G(a) − (1/2π)∫_0^θ M(√(a/2) sin w) dw and E[g(u)g(v)] = e^{−S(1−cos θ)} ½erfcx((√a +
/// √b)/√2) − (1/2π)∫_0^θ e^{−S(cos w − cos θ)} [M(√(a/2) sin w) + M(√(b/2) sin w) − 1] dw, where S = √(ab), G(a) = ½erfcx(√(a/2)), M(x) = 1
/// − √π x erfcx x and erfcx x = e^{x²} erfc x. Of small variances k is small and these numbers are not: there φ = z + h with h(z) = e^z −
/// 1 − z for z &lt; 0, 0 above, and k = c(G(a) + G(b)) + E[h(u)h(v)], of which the last is an integral over the quadrant where both are
/// negative, in polar coordinates.</remarks>
internal sealed class EluDual : DualActivation
{
    // Below it 16 angles and 24 radii find E[h(u)h(v)], which is at most a hundredth of k, to 10⁻¹⁵ of k.
    private const double Small = 0.01;
    private const double Farthest = 10;
    private const int UsualAngles = 16, UsualRadii = 24;

    private readonly DoubleExponentialRule _rule;
    private readonly GaussLegendreRule _angles, _radii;
    private readonly double[] _radial;

    // 1/n! from n = 14 down to 2.
    private static readonly double[] Taylor = [.. Enumerable.Range(2, 13).Select(n => 1 / SpecialFunctions.Factorial(n)).Reverse()];

    /// <summary>By the usual rules.</summary>
    public EluDual()
        : this(DoubleExponentialRule.Usual, new(0, 1, UsualAngles), new(0, Farthest, UsualRadii))
    {
    }

    private EluDual(DoubleExponentialRule rule, GaussLegendreRule angles, GaussLegendreRule radii)
    {
        (_rule, _angles, _radii) = (rule, angles, radii);
        _radial = [.. radii.Abscissas.Zip(radii.Weights, (r, weight) => weight * r * Math.Exp(-r * r / 2))];
    }

    internal override DualActivation Finer =>
        new EluDual(DoubleExponentialRule.Fine, new(0, 1, 2 * UsualAngles), new(0, Farthest, 2 * UsualRadii));

    public override (double Value, double Derivative) Evaluate(double a, double b, double c)
    {
        double s = Math.Sqrt(Math.Max(0, (a * b) - (c * c))), root = Math.Sqrt(a * b), angle = Math.Atan2(s, c);
        double aligned = 0.5 - (angle / (2 * Math.PI)), rectified = (s / (2 * Math.PI)) + (aligned * c);
        (double first, double second, double both) = Exponentials(a, b, root, angle);
        double ga = Mass(a), gb = Mass(b), half = 1 / (2 * Math.Sqrt(2 * Math.PI));

        // g(u)r(v) = g(u)v where v > 0, by parts; D: E[g(u)δ(v)] b, t the variance of u where v is 0.
        double rootA = Math.Sqrt(a), rootB = Math.Sqrt(b), correlation = root > 0 ? c / root : 0, sine = root > 0 ? s / root : 0;
        double gr = (c * (ga - first)) - (half * rootB * correlation) + (half * rootB * Scaled(rootA * sine));
        double rg = (c * (gb - second)) - (half * rootA * correlation) + (half * rootA * Scaled(rootB * sine));
        double rs = half * (rootA + rootB) * (1 - correlation);
        double value = Math.Max(a, b) <= Small ? (c * (ga + gb)) + Beyond(rootA, rootB, angle)
            : rectified + gr + rg - rs + both - first - second + aligned;
        return (value, aligned + ga - first + gb - second + both);
    }

    /// <summary>E[h(u)h(v)] of deviations at most 0.1.</summary>
    private double Beyond(double rootA, double rootB, double angle)
    {
        double sum = 0, width = Math.PI - angle;
        for (int i = 0; i < _angles.Order; i++)
        {
            double from = width * _angles.Abscissas[i];
            sum += _angles.Weights[i] * Along(-rootA * Math.Sin(angle + from), -rootB * Math.Sin(from));
        }
        return width * sum / (2 * Math.PI);
    }

    private double Along(double u, double v)
    {
        double sum = 0;
        for (int j = 0; j < _radial.Length; j++)
            sum += _radial[j] * Remainder(_radii.Abscissas[j] * u) * Remainder(_radii.Abscissas[j] * v);
        return sum;
    }

    /// <summary>e^z − 1 − z, −1 ≤ z ≤ 0.</summary>
    private static double Remainder(double z)
    {
        double sum = 0;
        foreach (double coefficient in Taylor)
            sum = (sum * z) + coefficient;
        return z * z * sum;
    }

    /// <summary>E[g(u)s(v)], E[s(u)g(v)] and E[g(u)g(v)].</summary>
    private (double First, double Second, double Both) Exponentials(double a, double b, double root, double angle)
    {
        double first = 0, second = 0, both = 0;
        for (int i = 0; i < _rule.Nodes.Length && angle != 0; i++)
        {
            double sine = Math.Sin(angle * _rule.Nodes[i]), weight = _rule.Weights[i] * angle / (2 * Math.PI);
            double x = weight * Mills(Math.Sqrt(a / 2) * sine), y = weight * Mills(Math.Sqrt(b / 2) * sine);
            double fall = 2 * root * Math.Sin(angle * (1 + _rule.Nodes[i]) / 2) * Math.Sin(angle * _rule.Complements[i] / 2);
            first += x;
            second += y;
            both += Math.Exp(-fall) * (x + y - weight);
        }
        double half = Math.Sin(angle / 2), start = Math.Exp(-2 * root * half * half) * Scaled(Math.Sqrt(a) + Math.Sqrt(b)) / 2;
        return (Mass(a) - first, Mass(b) - second, start - both);
    }

    private static double Mass(double a) => Scaled(Math.Sqrt(a)) / 2;

    private static double Mills(double x) => 1 - (Math.Sqrt(Math.PI) * x * Scaled(Math.Sqrt(2) * x));

    /// <summary>e^{x²/2} erfc(x/√2), x ≥ 0.</summary>
    private static double Scaled(double x)
    {
        if (!(x >= 6))
            return double.IsNaN(x) ? x : Math.Exp(x * x / 2) * SpecialFunctions.Erfc(x * Constants.Sqrt1Over2);
        double fraction = x;
        for (int level = 40; level > 0; level--)
            fraction = x + (level / fraction);
        return Math.Sqrt(2 / Math.PI) / fraction;
    }
}
