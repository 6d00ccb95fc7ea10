namespace NtkWorkbench.Figures;

/// <summary>The rate of the fastest and the slowest mode against the learning rate, with limit and optimum, and what simulations
/// measured.</summary>
public static class QuadraticRateFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "rate";

    private const int CurvePoints = 800;

    /// <summary>Builds the figure.</summary>
    /// <param name="model">The quadratic.</param>
    /// <param name="beta">β.</param>
    /// <param name="measuredAt">Learning rates at which the rate was measured.</param>
    /// <param name="measured">The slowest mode's rate there.</param>
    public static Figure Build(QuadraticModel model, double beta, double[] measuredAt, double[] measured)
    {
        ArgumentNullException.ThrowIfNull(model);
        double limit = MomentumTheory.StabilityLimit(beta, model.LargestSingularValue);
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(beta, model.LargestSingularValue, model.SmallestSingularValue);
        double[] rates = [.. Enumerable.Range(1, CurvePoints).Select(i => 1.15 * limit * i / CurvePoints)];
        DataColumn x = new("learning_rate", rates);
        PanelSeries Curve(string name, string label, Func<double, double> rate, LineStyle style) =>
            new LineSeries { Label = label, X = x, Y = new(name, [.. rates.Select(rate)]), Style = style };
        return new Figure
        {
            Name = Name,
            Width = FigureWidth.SingleColumn,
            Height = 3.1,
            Legend = LegendPlacement.Above,
            Panels =
            [
                new Panel
                {
                    X = new() { Label = "learning rate η" },
                    Y = new() { Label = "rate, factor of the error a step",
                        Limits = new Interval(0.98 * Math.Min(fastest.Contraction, measured.Min()) - 0.01, 1.1) },
                    Series =
                    [
                        Curve("largest_sigma", "mode of the largest σ", rate => Mode(rate, beta, model.LargestSingularValue),
                            new() { Color = SeriesColor.Palette(1), Width = 1 }),
                        Curve("smallest_sigma", "mode of the smallest σ", rate => Mode(rate, beta, model.SmallestSingularValue),
                            new() { Color = SeriesColor.Palette(2), Width = 1 }),
                        Curve("slowest", "slowest mode",
                            rate => MomentumTheory.Contraction(new UpdateRule(rate, beta), model.SingularValues),
                            new() { Color = SeriesColor.Black, Dash = DashStyle.Dotted, Width = 1.4 }),
                        new PointSeries { Label = "simulated", X = new("measured_at", measuredAt), Y = new("measured", measured),
                            Style = new() { Color = SeriesColor.Black, Marker = Marker.OpenCircle, Size = 3.5 } },
                        .. new[] { fastest.Low, fastest.High }.Distinct().Select((rate, i) => new ReferenceLine
                        {
                            Label = i > 0 ? null : fastest.Low == fastest.High ? "fastest" : "fastest, from and until",
                                Orientation = Orientation.Vertical, Value = rate,
                                    Style = new() { Color = SeriesColor.Palette(3), Dash = DashStyle.Dashed },
                        }),
                        new ReferenceLine { Label = "limit", Orientation = Orientation.Vertical, Value = limit,
                            Style = new() { Color = SeriesColor.Palette(6), Dash = DashStyle.Dashed } },
                        new ReferenceLine { Orientation = Orientation.Horizontal, Value = 1 },
                    ],
                },
            ],
        };
    }

    private static double Mode(double rate, double beta, double sigma) =>
        MomentumTheory.Eigenvalues(new UpdateRule(rate, beta), sigma).Contraction;
}
