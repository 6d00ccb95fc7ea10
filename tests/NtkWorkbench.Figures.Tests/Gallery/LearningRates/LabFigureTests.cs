namespace NtkWorkbench.Figures.Tests;

public sealed class LabFigureTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Paths_ThreeSchedules_HaveAPanelEachWithTheMinimumInTheMiddleOfItsContours()
    {
        double[] target = [6, 4.5];
        NormDescentPath path = NormDescent.Run(target, [0, 0], _ => 1, 10);
        Figure figure = NormDescentFigure.BuildPaths(target, [("a", path), ("b", path), ("c", path), ("d", path)]);
        (figure.Rows, figure.Columns, figure.Panels.Count).ShouldBe((2, 3, 4));
        PointSeries[] points = [.. figure.Panels[0].Series.OfType<PointSeries>()];
        points[0].X.Values.ShouldBe(path.Points.Column(0));
        (points[1].X.Values[0], points[1].Y.Values[0]).ShouldBe((6, 4.5));
        LineSeries contour = figure.Panels[0].Series.OfType<LineSeries>().First();
        for (int i = 0; i < contour.X.Values.Length; i++)
            double.Hypot(contour.X.Values[i] - 6, contour.Y.Values[i] - 4.5).ShouldBe(7.5 / 6, Rounding);
    }

    [Fact]
    public void Distances_PathThatJumpsToAndFro_ShowsBothItsPointsInEveryDecade()
    {
        NormDescentPath path = NormDescent.Run([6.2], [0], _ => 1, 5000);
        Panel panel = NormDescentFigure.BuildDistances([("constant", path)], 0.01).Panels.Single();
        LineSeries line = panel.Series.OfType<LineSeries>().Single();
        line.X.Values.ShouldBeUnique();
        line.X.Values.ShouldBeInOrder();
        (line.X.Values[0], line.X.Values[^1]).ShouldBe((1, 5001));
        line.Y.Values[^200..].Count(distance => Math.Abs(distance - 0.2) < 1e-9).ShouldBeInRange(80, 120);
        line.Y.Values[^200..].Count(distance => Math.Abs(distance - 0.8) < 1e-9).ShouldBeInRange(80, 120);
        panel.Series.OfType<ReferenceLine>().Single().Value.ShouldBe(0.01);
    }

    [Fact]
    public void InstanceNoise_OnePoint_HasBothBandsAboutTheMeans()
    {
        DrawStatistics measured =
            new() { Draws = 9, Mean = new(2, 1, [0, 1]), StandardDeviation = new(2, 1, [0, 0.5]), FirstDraw = new(2, 1) };
        Panel panel = InstanceNoiseFigure.Build(measured, new(2, 1, [0, 1.1]), [0, 0.4], [1.2]).Panels.Single();
        BandSeries band = panel.Series.OfType<BandSeries>().Single();
        (band.Lower.Values[1], band.Upper.Values[1]).ShouldBe((0.5, 1.5));
        Line(panel, "predicted_upper").ShouldBe(1.5, Rounding);
        Line(panel, "predicted_lower").ShouldBe(0.7, Rounding);
        panel.Series.OfType<ReferenceLine>().Single().Value.ShouldBe(1.2);
    }

    [Fact]
    public void InstanceNoise_ManyEntries_ShowsSixSpreadOverThem()
    {
        DrawStatistics measured = new() { Draws = 2, Mean = new(2, 20), StandardDeviation = new(2, 20), FirstDraw = new(2, 20) };
        Figure figure = InstanceNoiseFigure.Build(measured, new(2, 20), null, new double[20]);
        figure.Panels.Select(panel => panel.Y.Label).ShouldBe(["w₁", "w₄", "w₈", "w₁₂", "w₁₆", "w₂₀"]);
        figure.Panels[0].Series.OfType<LineSeries>().Count().ShouldBe(2, "without a prediction of the spread");
    }

    [Theory]
    [InlineData(1, 0.5, AxisScale.Linear)]
    [InlineData(1, 0.01, AxisScale.Log)]
    [InlineData(1, 0, AxisScale.Linear)]
    public void LearningRate_Schedule_HasALogAxisOnlyOverDecadesThatHaveLogarithms(double first, double last, AxisScale scale)
    {
        Panel panel = LearningRateFigure.Build([0, 10], [first, last]).Panels.Single();
        panel.Y.Scale.ShouldBe(scale);
        panel.Series.OfType<LineSeries>().Single().Y.Values.ShouldBe([first, last]);
    }

    [Fact]
    public void LearningRate_ThatHolds_IsAStair()
    {
        Panel panel = LearningRateFigure.Build([0, 10, 20], [1, 1, 0.5], holds: true).Panels.Single();
        LineSeries line = panel.Series.OfType<LineSeries>().Single();
        line.X.Values.ShouldBe([0, 10, 20, 20]);
        line.Y.Values.ShouldBe([1, 1, 1, 0.5]);
    }

    private static double Line(Panel panel, string column) =>
        panel.Series.OfType<LineSeries>().Single(line => line.Y.Name == column).Y.Values[1];
}
