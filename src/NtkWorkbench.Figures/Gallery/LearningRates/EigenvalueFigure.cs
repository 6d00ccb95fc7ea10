using System.Numerics;

namespace NtkWorkbench.Figures;

/// <summary>The eigenvalues of R in the complex plane as η moves from 0 past its limit, for the largest and the smallest σ.</summary>
public static class EigenvalueFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "eigenvalues";

    private const int Points = 240;

    /// <summary>The last η that is drawn, over its limit.</summary>
    private const double Beyond = 1.1;

    /// <summary>Builds the figure.</summary>
    /// <param name="model">The quadratic.</param>
    /// <param name="rule">The job's rule; its eigenvalues are marked.</param>
    public static Figure Build(QuadraticModel model, UpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(model);
        double limit = MomentumTheory.StabilityLimit(rule.Beta, model.LargestSingularValue);
        double[] angles = [.. Enumerable.Range(0, 241).Select(i => 2 * Math.PI * i / 240)];
        LineSeries circle = new()
        {
            Label = "unit circle",
            X = new("circle_real", [.. angles.Select(Math.Cos)]),
            Y = new("circle_imaginary", [.. angles.Select(Math.Sin)]),
            Style = new() { Width = 0.6, Opacity = 0.7 },
        };
        bool one = model.LargestSingularValue == model.SmallestSingularValue;
        (string Word, string Title, double Sigma)[] modes = one
            ? [("largest", "σ", model.LargestSingularValue)]
            : [("largest", "largest σ", model.LargestSingularValue), ("smallest", "smallest σ", model.SmallestSingularValue)];
        return new Figure
        {
            Name = Name,
            Width = one ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 3.3,
            Columns = modes.Length,
            Legend = LegendPlacement.Above,
            Panels = [.. modes.Select(
                (mode, i) => Panel(mode.Word, mode.Title, mode.Sigma, rule, limit, circle, last: i == modes.Length - 1))],
        };
    }

    private static Panel Panel(string word, string title, double sigma, UpdateRule rule, double limit, LineSeries circle, bool last)
    {
        (double Fraction, Complex Value)[] moving = [.. Enumerable.Range(1, Points).SelectMany(i =>
        {
            // On the circle the cosine of the angle is linear in η: so spaced, the pair moves by about the same angle each time.
            double fraction = Beyond * (1 - Math.Cos(Math.PI * i / Points)) / 2;
            ModeEigenvalues pair = MomentumTheory.Eigenvalues(new UpdateRule(fraction * limit, rule.Beta), sigma);
            return new[] { (fraction, pair.First), (fraction, pair.Second) };
        })];
        ModeEigenvalues at = MomentumTheory.Eigenvalues(rule, sigma);
        return new Panel
        {
            Title = title,
            X = new() { Label = "Re λ", Limits = new Interval(-1.25, 1.25) },
            Y = new() { Label = "Im λ", Limits = new Interval(-1.25, 1.25) },
            Square = true,
            Colors = new ColorScale { Label = "η over its limit", Limits = new Interval(0, Beyond), Bar = last },
            Series =
            [
                circle,
                new PointSeries
                {
                    X = new($"{word}_real", [.. moving.Select(point => point.Value.Real)]),
                    Y = new($"{word}_imaginary", [.. moving.Select(point => point.Value.Imaginary)]),
                    Values = new($"{word}_fraction", [.. moving.Select(point => point.Fraction)]),
                    Style = new() { Size = 2.2 },
                },
                new PointSeries
                {
                    Label = "the job's η",
                    X = new($"{word}_job_real", [at.First.Real, at.Second.Real]),
                    Y = new($"{word}_job_imaginary", [at.First.Imaginary, at.Second.Imaginary]),
                    Style = new() { Color = SeriesColor.Palette(6), Marker = Marker.OpenSquare, Size = 6 },
                },
            ],
        };
    }
}
