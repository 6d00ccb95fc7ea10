namespace NtkWorkbench.Tests;

/// <summary>E[φ(u)φ(v)] and E[φ′(u)φ′(v)] from their definition: polar coordinates, cut where u or v is 0, so that every piece is smooth;
/// Gauss–Legendre in angle and radius.</summary>
internal static class PlaneQuadrature
{
    private const int Angles = 80, Radii = 200;

    // exp(−r²/2) is 10⁻¹⁹ there.
    private const double Reach = 9.4;

    private static readonly (double Node, double Weight)[] AngularRule = GaussLegendre(Angles), RadialRule = GaussLegendre(Radii);

    public static (double Value, double Derivative) Evaluate(Activation activation, double a, double b, double c)
    {
        double theta = Math.Acos(Math.Clamp(c / Math.Sqrt(a * b), -1, 1)), value = 0, derivative = 0;
        double[] cuts = [-Math.PI / 2, theta - (Math.PI / 2), Math.PI / 2, theta + (Math.PI / 2), 3 * Math.PI / 2];
        for (int piece = 0; piece < 4; piece++)
        {
            foreach ((double node, double weight) in AngularRule)
            {
                double length = cuts[piece + 1] - cuts[piece], angle = cuts[piece] + (length * node);
                (double k, double slope) = Ray(activation, Math.Sqrt(a) * Math.Cos(angle), Math.Sqrt(b) * Math.Cos(angle - theta));
                value += length * weight * k / (2 * Math.PI);
                derivative += length * weight * slope / (2 * Math.PI);
            }
        }
        return (value, derivative);
    }

    /// <summary>E[φ(u)²] and E[φ′(u)²], u of variance a.</summary>
    public static (double Value, double Derivative) OnLine(Activation activation, double a) =>
        Line(activation, a, (value, slope) => (value * value, slope * slope));

    /// <summary>E[φ(u)] and E[φ′(u)], u of variance a.</summary>
    public static (double Value, double Derivative) Means(Activation activation, double a) =>
        Line(activation, a, (value, slope) => (value, slope));

    private static (double Value, double Derivative) Line(
        Activation activation, double a, Func<double, double, (double Value, double Derivative)> entry)
    {
        double k = 0, derivative = 0;
        foreach (double side in new[] { -1, 1 })
        {
            double[] radii = [.. RadialRule.Select(rule => Reach * rule.Node)];
            (double[] value, double[] slope) = Both(activation, side * Math.Sqrt(a), radii);
            for (int i = 0; i < Radii; i++)
            {
                double weight = Reach * RadialRule[i].Weight * Math.Exp(-radii[i] * radii[i] / 2) / Math.Sqrt(2 * Math.PI);
                (double first, double second) = entry(value[i], slope[i]);
                k += weight * first;
                derivative += weight * second;
            }
        }
        return (k, derivative);
    }

    private static (double Value, double Derivative) Ray(Activation activation, double x, double y)
    {
        double[] radii = [.. RadialRule.Select(rule => Reach * rule.Node)];
        (double[] value, double[] slope) = Both(activation, x, radii);
        (double[] otherValue, double[] otherSlope) = Both(activation, y, radii);
        double k = 0, derivative = 0;
        for (int i = 0; i < Radii; i++)
        {
            double weight = Reach * RadialRule[i].Weight * radii[i] * Math.Exp(-radii[i] * radii[i] / 2);
            k += weight * value[i] * otherValue[i];
            derivative += weight * slope[i] * otherSlope[i];
        }
        return (k, derivative);
    }

    private static (double[] Value, double[] Slope) Both(Activation activation, double factor, double[] radii)
    {
        double[] z = [.. radii.Select(radius => factor * radius)], value = new double[z.Length], slope = new double[z.Length];
        ActivationKernels<double>.Apply(activation, z, value);
        ActivationKernels<double>.Derivative(activation, z, value, slope);
        return (value, slope);
    }

    /// <summary>Nodes and weights on [0, 1], the roots of the Legendre polynomial by Newton's method.</summary>
    private static (double Node, double Weight)[] GaussLegendre(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        double x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), slope = 0;
        for (int iteration = 0; iteration < 8; iteration++)
        {
            double before = 1, polynomial = x;
            for (int n = 2; n <= count; n++)
                (before, polynomial) = (polynomial, ((((2 * n) - 1) * x * polynomial) - ((n - 1) * before)) / n);
            slope = count * ((x * polynomial) - before) / ((x * x) - 1);
            x -= polynomial / slope;
        }
        return ((1 + x) / 2, 1 / ((1 - (x * x)) * slope * slope));
    })];
}
