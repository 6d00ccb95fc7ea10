namespace NtkWorkbench.Figures;

/// <summary>The rate of the fastest and the slowest mode against the learning rate, with limit and optimum, and what simulations
/// measured.</summary>
internal static class QuadraticRateFigure
{
    private const int CurvePoints = 800;

    /// <summary><c>measuredAt</c>: learning rates at which the rate was measured. <c>measured</c>: the slowest mode's rate there.</summary>
    public static Figure Build(QuadraticModel model, double beta, double[] measuredAt, double[] measured)
    {
        double limit = MomentumTheory.StabilityLimit(beta, model.LargestSingularValue);
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(beta, model.LargestSingularValue, model.SmallestSingularValue);
        double[] rates = [.. Enumerable.Range(1, CurvePoints).Select(i => 1.15 * limit * i / CurvePoints)];
        DataColumn x = new("learning_rate", rates);
        LineSeries Curve(string name, string label, LineStyle style, params double[] sigmas) => new()
        {
            Label = label,
            X = x,
            Y = new(name, [.. rates.Select(rate => MomentumTheory.Contraction(new UpdateRule(rate, beta), sigmas))]),
            Style = style,
        };
        Panel panel = new()
        {
            X = new() { Label = "learning rate η" },
            Y = new() { Label = "rate, factor of the error a step",
                Limits = new Interval(0.98 * Math.Min(fastest.Contraction, measured.Min()) - 0.01, 1.1) },
            Series =
            [
                Curve("largest_sigma", "mode of the largest σ", Drawing.Style(1), model.LargestSingularValue),
                Curve("smallest_sigma", "mode of the smallest σ", Drawing.Style(2), model.SmallestSingularValue),
                Curve("slowest", "slowest mode", Drawing.Style(0, 1.4, DashStyle.Dotted), [.. model.SingularValues]),
                new PointSeries { Label = "simulated", X = new("measured_at", measuredAt), Y = new("measured", measured),
                    Style = Drawing.Points(0, Marker.OpenCircle, 3.5) },
                .. new[] { fastest.Low, fastest.High }.Distinct().Select((rate, i) => Drawing.Vertical(rate,
                    i > 0 ? null : fastest.Low == fastest.High ? "fastest" : "fastest, from and until",
                    Drawing.Style(3, dash: DashStyle.Dashed))),
                Drawing.Vertical(limit, "limit", Drawing.Style(6, dash: DashStyle.Dashed)),
                Drawing.Horizontal(1),
            ],
        };
        return Drawing.InRows("rate", [panel], 1, 3.1);
    }
}
