namespace NtkWorkbench.Figures.Tests;

public class SampleFeaturesFiguresTests
{
    // Two outputs of three samples, two features.
    private static readonly FunctionSnapshot[] Features =
        [new() { Checkpoint = "trained", Values = new(6, 2, [3, 30, -1, -1, 1, 10, -1, -1, 2, 20, -1, -1]) }];

    [Fact]
    public void Pairwise_Classes_AreASeriesEachInTheirColours()
    {
        Figure figure = SampleFeaturesFigures.Pairwise(Features, new([1, 0, 1], null));

        PointSeries[] points = [.. figure.Panels.Single().Series.Cast<PointSeries>()];
        points.Select(series => series.Label).ShouldBe(["class 0", "class 1"]);
        points.Select(series => series.Style.Color).Distinct().Count().ShouldBe(2);
        points[1].X.Values.ShouldBe([3, 2]);
        points[1].Y.Values.ShouldBe([30, 20]);
        figure.Title.ShouldBe("output 1 of 2");
    }

    [Fact]
    public void Pairwise_OtherOutput_IsThatOfTheRows() =>
        SampleFeaturesFigures.Pairwise(Features, new([1, 1, 1], null), ShownOutput.Of(1, 2)).Panels.Single().Series.Cast<PointSeries>()
            .Single().X.Values.ShouldBe([-1, -1, -1]);

    [Fact]
    public void Pairwise_Target_ColoursByABar()
    {
        Panel panel = SampleFeaturesFigures.Pairwise(Features, new([0.5, 1.5, 1], "y")).Panels.Single();

        panel.Colors!.Label.ShouldBe("y");
        panel.Colors.Limits.ShouldBe(new Interval(0.5, 1.5));
        ((PointSeries)panel.Series.Single()).Values!.Values.ShouldBe([0.5, 1.5, 1]);
    }

    [Fact]
    public void Sorted_Classes_OrdersByClassAndThenByValue()
    {
        Panel panel = SampleFeaturesFigures.Sorted(Features, new([1, 0, 1], null)).Panels[0];

        PointSeries[] points = [.. panel.Series.OfType<PointSeries>()];
        points.Select(series => series.X.Values).ShouldBe([[1.0], [2.0, 3.0]]);
        points.Select(series => series.Y.Values).ShouldBe([[1.0], [2.0, 3.0]]);
        panel.Series.OfType<ReferenceLine>().ShouldContain(line => line.Orientation == Orientation.Vertical && line.Value == 1.5);
    }

    [Fact]
    public void Sorted_ManySamples_SaysHowManyAreDrawn()
    {
        Matrix values = new(5000, 1, [.. Enumerable.Range(0, 5000).Select(i => (double)i)]);
        FunctionSnapshot[] many = [new() { Checkpoint = "trained", Values = values }];

        SampleFeaturesFigures.Sorted(many, new(values.Column(0), "y")).Panels[0].Note.ShouldBe("2,000 of 5,000 samples, evenly spread");
    }

    [Fact]
    public void TangentKernel_Target_OrdersTheSamplesAndSaysSo()
    {
        Matrix kernel = new(2, 2, [1, 2, 3, 4]);

        Panel panel = TangentKernelFigure.Build([("trained", kernel)], new Matrix(2, 3), new([5, 4], "yield")).Panels.Single();

        panel.X.Label.ShouldBe("samples by target yield");
        panel.Series.OfType<HeatMapSeries>().Single().Values.Values.Values.ShouldBe([4, 3, 2, 1]);
    }
}
