using System.Globalization;

namespace NtkWorkbench.Figures.Tests;

public sealed class MapTests
{
    private static readonly string[] Names = ["a", "b"];
    private static readonly Matrix Points = Grid.Points(new(0, 2), new(0, 1), 3, 2);

    [Fact]
    public void Function_Rectangle_IsAHeatMapWithTheSecondInputUpwards()
    {
        HeatMapSeries map = new PlaneMap(Points, Names).Function("f", [1, 2, 3, 4, 5, 6]).ShouldBeOfType<HeatMapSeries>();

        (map.Values.Values.Rows, map.Values.Values.Columns, map.Values.Values[1, 0]).ShouldBe((2, 3, 4));
        (map.X, map.Y).ShouldBe((new Interval(-0.5, 2.5), new Interval(-0.5, 1.5)), "points are the middles of cells");
    }

    [Theory]
    [InlineData("0,0 0,1 1,0", "no rectangle")]
    [InlineData("0,0 0,1 1,0 1,1", "the second input is the faster")]
    [InlineData("0,0 1,0 5,0 0,1 1,1 5,1", "steps that differ")]
    public void Function_OtherPoints_AreColouredPoints(string points, string why)
    {
        double[] values = [.. points.Split(' ', ',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        PanelSeries series = new PlaneMap(new(values.Length / 2, 2, values), Names).Function("f", new double[values.Length / 2]);
        series.ShouldBeOfType<PointSeries>(why).X.Values.Length.ShouldBe(values.Length / 2);
    }

    [Fact]
    public void Panel_Axes_AreTheColumns()
    {
        Panel panel = new PlaneMap(Points, Names).Empty("t");
        (panel.X.Label, panel.Y.Label, panel.Square).ShouldBe(("a", "b", true));
        new PlaneMap(Grid.Points(new(0, 100), new(0, 1), 3, 3), Names).Empty("t").Square.ShouldBeFalse();
    }

    [Fact]
    public void Elbows_Lines_AreCutAtTheFrameAndCounted()
    {
        // x₁ = 1; x₂ = x₁; one beyond; one that is nowhere.
        Matrix lines = new(4, 3, [2, 0, -2, 1, -1, 0, 1, 0, 9, 0, 0, 1]);

        (IEnumerable<PanelSeries> series, string? note) = new PlaneMap(Points, Names).Elbows(lines, "trained");

        LineSeries[] drawn = [.. series.Cast<LineSeries>()];
        drawn.Select(line => (line.X.Values.Order().ToArray(), line.Y.Values.Order().ToArray()))
            .ShouldBe([([1.0, 1], [-0.5, 1.5]), ([-0.5, 1.5], [-0.5, 1.5])], new EndsComparer());
        note.ShouldBe("2 of 4 elbows cross the map");
    }

    [Fact]
    public void Elbows_Many_AreChosenEvenlyAndSaid()
    {
        Matrix lines = new(500, 3, [.. Enumerable.Range(0, 500).SelectMany(i => new[] { 1, 0, -i / 500.0 })]);

        (IEnumerable<PanelSeries> series, string? note) = new PlaneMap(Points, Names).Elbows(lines, "trained");

        series.Count().ShouldBe(60);
        note.ShouldBe("500 of 500 elbows cross the map, 60 drawn, evenly spread");
    }

    [Fact]
    public void FunctionMaps_KnownFunction_StandsFirst()
    {
        Dataset train = MapFigures.Data(1);
        var trained = new FunctionSnapshot { Checkpoint = "trained", Values = new Matrix(Points.Rows, 1) };
        Panel[] Panels(Matrix? truth) =>
            [.. FunctionMapsFigure.Build(train, Points, [trained], new(train.Count, 1), ShownOutput.Of(0, 1, "y"), truth).Panels];
        Panels(new Matrix(Points.Rows, 1)).Select(panel => panel.Title)
            .ShouldBe(["the function", "trained", "prediction − target, trained"]);
        Panels(new Matrix(Points.Rows, 1, [double.NaN, .. new double[Points.Rows - 1]])).Length.ShouldBe(2);
    }

    [Fact]
    public void FunctionMaps_Residual_IsPredictionMinusTargetAtTheSamples()
    {
        Dataset train = new()
        {
            Inputs = new(2, 2, [0, 0, 1, 1]), Targets = new(2, 2, [1, 10, 2, 20]), InputNames = Names, TargetNames = ["y", "z"],
        };
        FunctionSnapshot trained = new() { Checkpoint = "trained", Values = new(6, 2) };

        Figure figure = FunctionMapsFigure.Build(train, Points, [trained], new(2, 2, [1, 13, 2, 19]), ShownOutput.Of(1, 2, "z"));

        figure.Title.ShouldBe("output 2 of 2, z");
        figure.Panels[^1].Series.OfType<PointSeries>().First().Values!.Values.ShouldBe([3, -1]);
        figure.Panels[0].Series.OfType<PointSeries>().First().Values!.Values.ShouldBe([10, 20]);
    }

    [Fact]
    public void SamplesNote_OutsideOfTheGrid_IsSaid()
    {
        PlaneMap plane = new(Points, Names);
        plane.SamplesNote(new(3, 2, [0, 0, 1, 1, 2, 1])).ShouldBeNull();
        plane.SamplesNote(new(3, 2, [0, 0, 1, 1, 9, 1]), most: 2)
            .ShouldBe("2 of 3 samples, evenly spread; 1 of 3 samples lie outside of the map");
    }

    [Fact]
    public void DecisionRegions_TwoClasses_AreBoundedWhereTheOutputsAreEqual()
    {
        Dataset train = new()
        {
            Inputs = new(2, 2, [0, 0, 2, 1]), Targets = new(2, 1, [0, 0]), InputNames = Names, TargetNames = ["class"],
        };
        FunctionSnapshot grid = new() { Checkpoint = "trained", Values = new(6, 2, [1, 0, 0, 0.5, 0, 3, 1, 0, 0, 0.5, 0, 3]) };
        FunctionSnapshot onTrain = new() { Checkpoint = "trained", Values = new(2, 2, [1, 0, 0, 1]) };

        Panel panel = DecisionRegionsFigure.Build(train, Points, [grid], [onTrain]).Panels.Single();

        Matrix cells = panel.Series.OfType<HeatMapSeries>().Single().Values.Values;
        (cells[0, 0], cells[0, cells.Columns - 1]).ShouldBe((0, 1));
        cells.Row(0).ToArray().Count(cell => cell == -1).ShouldBe(1);
        panel.Title.ShouldBe("trained: 1 of 2 misclassified");
        panel.Series.OfType<PointSeries>().Last().X.Values.ShouldBe([2]);
    }

    [Fact]
    public void PrincipalMaps_Output_IsTheOneThatIsShown()
    {
        FunctionSnapshot snapshot = new()
        {
            Checkpoint = "trained", Values = new(12, 1, [.. Enumerable.Range(0, 12).Select(i => (double)i)]),
        };

        Figure figure = PrincipalMapsFigure.Build(Points, [snapshot], Names, ShownOutput.Of(1, 2));

        figure.Panels[0].Series.OfType<HeatMapSeries>().Single().Values.Values.Values.ShouldBe([1, 3, 5, 7, 9, 11]);
        figure.Panels[0].Title.ShouldBe("trained, φ₁\u00a0±\u00a011");
    }

    [Fact]
    public void Units_Constant_AreNotChosen()
    {
        Matrix activations = new(2, 3, [0, 1, 5, 0, 2, 5]);
        UnitMapsFigure.Choose(activations).ShouldBe([1]);
    }

    private sealed class EndsComparer : IEqualityComparer<(double[] X, double[] Y)>
    {
        public bool Equals((double[] X, double[] Y) one, (double[] X, double[] Y) other) =>
            one.X.SequenceEqual(other.X) && one.Y.SequenceEqual(other.Y);

        public int GetHashCode((double[] X, double[] Y) ends) => ends.X.Length;
    }
}
