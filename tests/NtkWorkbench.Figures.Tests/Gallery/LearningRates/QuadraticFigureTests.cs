namespace NtkWorkbench.Figures.Tests;

public sealed class QuadraticFigureTests
{
    private const double Rounding = 1e-12;

    /// <summary>σ = 2 and 1: limit 1/4, fastest 1/5 with rate 3/5.</summary>
    private static readonly QuadraticModel Model = new([1, 2], [1, 1]);

    [Fact]
    public void ModeErrors_TwoModes_AreRelativeToTheirFirstTheLargestSigmaDarkest()
    {
        var errors = new Matrix(3, 2, [2, -4, 1, 2, 0.5, 0]);
        Panel panel = ModeErrorsFigure.Build([Errors(errors) with { Settled = 2 }]).Panels.Single();
        LineSeries[] lines = [.. panel.Series.OfType<LineSeries>()];
        lines[0].Y.Values.ShouldBe([1, 0.5, 1e-300], "the second mode, of σ = 2; no error has no logarithm");
        lines[1].Y.Values.ShouldBe([1, 0.5, 0.25]);
        lines[0].Style.Color.ShouldBe(SeriesColor.Mapped(0));
        panel.Series.OfType<PointSeries>().Select(points => points.Y.Values.Length).ShouldBe([3, 3]);
        panel.Series.OfType<ReferenceLine>().Single().Value.ShouldBe(2);
        panel.Y.Scale.ShouldBe(AxisScale.Log);
    }

    [Fact]
    public void ModeErrors_OverDecades_EndTheAxisAboveRounding()
    {
        var errors = new Matrix(2, 2, [1, 1, 1e-40, 1e-40]);
        ModeErrorsFigure.Build([Errors(errors)]).Panels.Single().Y.Limits!.Value.Low.ShouldBe(1e-12 / 3, 1e-20);
    }

    [Fact]
    public void Rate_GradientDescent_MarksLimitAndOptimumAndTakesTheSlowestMode()
    {
        Panel panel = QuadraticRateFigure.Build(Model, 1, [0.1, 0.2], [0.8, 0.6]).Panels.Single();
        Vertical(panel, "limit").ShouldBe(0.25, Rounding);
        Vertical(panel, "fastest").ShouldBe(0.2, Rounding);
        LineSeries slowest = panel.Series.OfType<LineSeries>().Single(line => line.Label == "slowest mode");
        for (int i = 0; i < slowest.X.Values.Length; i += 50)
        {
            double rate = slowest.X.Values[i];
            slowest.Y.Values[i].ShouldBe(Math.Max(Math.Abs(1 - (8 * rate)), Math.Abs(1 - (2 * rate))), Rounding);
        }
        slowest.X.Values[^1].ShouldBeGreaterThan(0.25);
        panel.Series.OfType<PointSeries>().Single().Y.Values.ShouldBe([0.8, 0.6]);
    }

    [Fact]
    public void Rate_Momentum_MarksBothEndsOfTheFastestRates()
    {
        Panel panel = QuadraticRateFigure.Build(Model, 0.1, [0.1], [0.95]).Panels.Single();
        double[] verticals =
            [.. panel.Series.OfType<ReferenceLine>().Where(line => line.Orientation == Orientation.Vertical).Select(line => line.Value)];
        verticals[0].ShouldBe(Math.Pow(1 - Math.Sqrt(0.9), 2) / (2 * 0.1), Rounding, "η₋ of the smallest σ");
        verticals[1].ShouldBe(Math.Pow(1 + Math.Sqrt(0.9), 2) / (2 * 0.1 * 4), Rounding, "η₊ of the largest");
        verticals[2].ShouldBe(1.9 / (0.1 * 4), Rounding, "the limit");
    }

    [Fact]
    public void Eigenvalues_Momentum_LieOnTheCircleOfTheirDeterminantUntilTheyAreReal()
    {
        Figure figure = EigenvalueFigure.Build(Model, new UpdateRule(1, 0.1));
        figure.Panels.Select(panel => panel.Title).ShouldBe(["largest σ", "smallest σ"]);
        PointSeries moving = figure.Panels[0].Series.OfType<PointSeries>().First();
        double[] real = moving.X.Values, imaginary = moving.Y.Values;
        for (int i = 0; i < real.Length; i++)
        {
            if (imaginary[i] != 0)
                ((real[i] * real[i]) + (imaginary[i] * imaginary[i])).ShouldBe(0.9, Rounding);
        }
        real.Min().ShouldBeLessThan(-1, "beyond the limit one of them leaves the unit circle");
        moving.Values!.Values.Max().ShouldBe(1.1, Rounding);
    }

    [Fact]
    public void Eigenvalues_OneMode_HaveOnePanel() =>
        EigenvalueFigure.Build(new QuadraticModel([2], [1]), new UpdateRule(0.1, 0.5)).Panels.Count.ShouldBe(1);

    [Fact]
    public void RateMap_TwoModes_IsBlankExactlyWhereARuleIsUnstable()
    {
        Panel panel = RateMapFigure.Build(Model, new UpdateRule(0.1, 0.5)).Panels.Single();
        HeatMapSeries map = panel.Series.OfType<HeatMapSeries>().Single();
        Matrix rates = map.Values.Values;
        int blank = 0;
        for (int i = 0; i < rates.Rows; i++)
        {
            double beta = Math.Pow(10, map.Y.Low + ((i + 0.5) / rates.Rows * map.Y.Length));
            for (int j = 0; j < rates.Columns; j++)
            {
                double rate = Math.Pow(10, map.X.Low + ((j + 0.5) / rates.Columns * map.X.Length)) / 4;
                double.IsNaN(rates[i, j]).ShouldBe(rate >= MomentumTheory.StabilityLimit(beta, 2));
                blank += double.IsNaN(rates[i, j]) ? 1 : 0;
            }
        }
        blank.ShouldBeInRange(1000, rates.Values.Length - 1000);
        PointSeries best = panel.Series.OfType<PointSeries>().Single(points => points.Label == "momentum at its fastest");
        UpdateRule optimum = MomentumTheory.Optimum(2, 1);
        best.Y.Values.ShouldBe([Math.Log10(optimum.Beta)]);
        best.X.Values.ShouldBe([Math.Log10(optimum.LearningRate * 4)]);
    }

    private static ModeErrors Errors(Matrix errors) =>
        new() { Name = "job", Title = "job", SingularValues = [1, 2], Measured = errors, Predicted = errors };

    private static double Vertical(Panel panel, string label) =>
        panel.Series.OfType<ReferenceLine>().Single(line => line.Label == label).Value;
}
