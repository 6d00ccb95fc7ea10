namespace NtkWorkbench.Figures;

/// <summary>The rate of the slowest mode over the learning rate and β, with the fastest rules; where a mode grows the map is
/// blank.</summary>
internal static class RateMapFigure
{
    private const int Cells = 140;

    // log₁₀ ησ₁² and log₁₀ β: from slow to beyond every limit that matters.
    private static readonly Interval RateRange = new(-2, 2.5);
    private static readonly Interval BetaRange = new(-2.5, 0);

    public static Figure Build(QuadraticModel model, UpdateRule rule)
    {
        double largest = model.LargestSingularValue, square = largest * largest;
        UpdateRule best = MomentumTheory.Optimum(largest, model.SmallestSingularValue);
        double plain = GradientDescentTheory.FastestLearningRate(largest, model.SmallestSingularValue);
        double fastest = MomentumTheory.Contraction(best, model.SingularValues);
        Panel map = new()
        {
            X = new() { Label = "log₁₀ η σ₁²", Limits = RateRange },
            Y = new() { Label = "log₁₀ β", Limits = BetaRange },
            Colors = new() { Label = "rate", Limits = new Interval(Math.Min(fastest, 0.999), 1) },
            Series =
            [
                new HeatMapSeries { Values = new("rates", Rates(model, square)), X = RateRange, Y = BetaRange },
                Mark("gradient descent at its fastest", "plain", UpdateRule.GradientDescent(plain), square, 1, Marker.Circle),
                Mark("momentum at its fastest", "best", best, square, 6, Marker.Triangle),
                Mark("the job's rule", "job", rule, square, 0, Marker.OpenSquare),
            ],
        };
        return Drawing.InRows("rate_map", [map], 1, 3.2);
    }

    private static Matrix Rates(QuadraticModel model, double square)
    {
        // Only the extreme modes can be the slowest.
        double[] extremes = [model.LargestSingularValue, model.SmallestSingularValue];
        var rates = new Matrix(Cells, Cells);
        for (int i = 0; i < Cells; i++)
        {
            double beta = Math.Pow(10, BetaRange.Low + ((i + 0.5) / Cells * BetaRange.Length));
            for (int j = 0; j < Cells; j++)
            {
                double rate = Math.Pow(10, RateRange.Low + ((j + 0.5) / Cells * RateRange.Length)) / square;
                double value = MomentumTheory.Contraction(new UpdateRule(rate, beta), extremes);
                rates[i, j] = value < 1 ? value : double.NaN;
            }
        }
        return rates;
    }

    private static PointSeries Mark(string label, string word, UpdateRule rule, double square, int color, Marker marker) => new()
    {
        Label = label,
        X = new($"{word}_x", [Math.Clamp(Math.Log10(rule.LearningRate * square), RateRange.Low, RateRange.High)]),
        Y = new($"{word}_y", [Math.Clamp(Math.Log10(rule.Beta), BetaRange.Low, BetaRange.High)]),
        Style = Drawing.Points(color, marker, 6),
    };
}
