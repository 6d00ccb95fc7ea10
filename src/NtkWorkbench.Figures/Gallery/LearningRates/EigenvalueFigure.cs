using System.Numerics;

namespace NtkWorkbench.Figures;

/// <summary>The eigenvalues of R in the complex plane as η moves from 0 past its limit, for the largest and the smallest σ.</summary>
internal static class EigenvalueFigure
{
    private const int Points = 240;

    // The last η that is drawn, over its limit.
    private const double Beyond = 1.1;

    /// <summary>The eigenvalues of <c>rule</c>, the job's, are marked.</summary>
    public static Figure Build(QuadraticModel model, UpdateRule rule)
    {
        double limit = MomentumTheory.StabilityLimit(rule.Beta, model.LargestSingularValue);
        double[] angles = [.. Enumerable.Range(0, 241).Select(i => 2 * Math.PI * i / 240)];
        LineSeries circle = new()
        {
            Label = "unit circle",
            X = new("circle_real", [.. angles.Select(Math.Cos)]),
            Y = new("circle_imaginary", [.. angles.Select(Math.Sin)]),
            Style = new() { Width = 0.6, Opacity = 0.7 },
        };
        (string Word, string Title, double Sigma)[] modes = model.LargestSingularValue == model.SmallestSingularValue
            ? [("largest", "σ", model.LargestSingularValue)]
            : [("largest", "largest σ", model.LargestSingularValue), ("smallest", "smallest σ", model.SmallestSingularValue)];
        Panel[] panels = [.. modes.Select(
            (mode, i) => Mode(mode.Word, mode.Title, mode.Sigma, rule, limit, circle, last: i == modes.Length - 1))];
        return Drawing.InRows("eigenvalues", panels, 2, 3.3);
    }

    private static Panel Mode(string word, string title, double sigma, UpdateRule rule, double limit, LineSeries circle, bool last)
    {
        (double Fraction, Complex Value)[] moving = [.. Enumerable.Range(1, Points).SelectMany(i =>
        {
            // On the circle the cosine of the angle is linear in η: so spaced, the pair moves by about the same angle each time.
            double fraction = Beyond * (1 - Math.Cos(Math.PI * i / Points)) / 2;
            ModeEigenvalues pair = MomentumTheory.Eigenvalues(new UpdateRule(fraction * limit, rule.Beta), sigma);
            return new[] { (fraction, pair.First), (fraction, pair.Second) };
        })];
        ModeEigenvalues at = MomentumTheory.Eigenvalues(rule, sigma);
        PointSeries Values(string name, IEnumerable<Complex> values, PointStyle style) => new()
        {
            X = new($"{name}_real", [.. values.Select(value => value.Real)]),
            Y = new($"{name}_imaginary", [.. values.Select(value => value.Imaginary)]),
            Style = style,
        };
        return new()
        {
            Title = title,
            X = new() { Label = "Re λ", Limits = new Interval(-1.25, 1.25) },
            Y = new() { Label = "Im λ", Limits = new Interval(-1.25, 1.25) },
            Square = true,
            Colors = new() { Label = "η over its limit", Limits = new Interval(0, Beyond), Bar = last },
            Series =
            [
                circle,
                Values(word, moving.Select(point => point.Value), new() { Size = 2.2 }) with
                {
                    Values = new($"{word}_fraction", [.. moving.Select(point => point.Fraction)]),
                },
                Values($"{word}_job", [at.First, at.Second],
                    Drawing.Points(6, Marker.OpenSquare, 6)) with { Label = "the job's η" },
            ],
        };
    }
}
