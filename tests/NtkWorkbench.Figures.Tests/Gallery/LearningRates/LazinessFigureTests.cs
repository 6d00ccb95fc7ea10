namespace NtkWorkbench.Figures.Tests;

public sealed class LazinessFigureTests
{
    // Of logarithms and their inverses.
    private const double Rounding = 1e-12;

    [Fact]
    public void Map_PlacesWithoutANumber_AreMarkedAndExplainedOnce()
    {
        Figure figure = Map(
            Point(8, 1, 0.5), Point(8, 10, 0.01),
            Point(32, 1, null) with { End = LazinessEnd.Diverged }, Point(32, 10, 1e-9) with { GapRounding = 1e-8 },
            Point(64, 1, null) with { End = LazinessEnd.OutOfSteps },
            Point(64, 10, null) with { End = LazinessEnd.OutOfSteps, OutputRounding = 1 });

        PointSeries[] marks = [.. figure.Panels[0].Series.OfType<PointSeries>().Where(points => points.Style.Color == SeriesColor.Black)];
        marks.Select(mark => (mark.Label, mark.X.Values.Single(), mark.Y.Values.Single())).ShouldBe(
        [
            ("diverged", 1, 0), ("ran out of steps", 2, 0), ("loss within rounding", 2, 1), ("not above rounding", 1, 1),
        ]);
        figure.Legend.ShouldBe(LegendPlacement.Above);
        figure.Panels[0].Series.OfType<PointSeries>().ShouldContain(points => points.Label == "gap of 0.05");
        figure.Panels[1].Series.ShouldAllBe(series => series.Label == null, "what the first panel's legend says already");
        figure.Panels[0].Colors!.Bar.ShouldBeTrue();
    }

    [Fact]
    public void Map_NumbersOfManyDigits_ArePowersOfTenOnTheirSides()
    {
        Panel panel = Map(Point(8, 1e-6, 0.5), Point(8, 0.125, 0.2), Point(8, 2e6, 0.01), Point(4096, 1e-6, 0.5)).Panels[0];

        panel.Y.Ticks!.Select(tick => tick.Text).ShouldBe(["10⁻⁶", "0.125", "2×10⁶"]);
        panel.X.Ticks!.Select(tick => tick.Text).ShouldBe(["8", "4096"]);
        panel.X.Upright.ShouldBeFalse();
    }

    [Fact]
    public void Map_MoreWidthsThanHaveRoom_NamesEveryOther()
    {
        AxisTick[] ticks = [.. Map([.. Enumerable.Range(100, 12).Select(width => Point(width, 1, 0.5))]).Panels[0].X.Ticks!];

        ticks.Length.ShouldBe(12);
        ticks.Take(3).Select(tick => tick.Text).ShouldBe(["100", "", "102"]);
    }

    [Fact]
    public void Map_ScalesFarApart_HasNoBorderThere()
    {
        Figure far = Map(Point(8, 1e-12, 0.9), Point(8, 1e12, 0.01), Point(16, 1e-12, 0.9), Point(16, 1e12, 0.01));

        far.Panels.ShouldAllBe(panel => panel.Series.Count == 1, "the map alone");
        far.Legend.ShouldBe(LegendPlacement.None);
    }

    [Fact]
    public void Map_BorderNotKnownAtAWidthBetween_IsInTwoParts()
    {
        LineSeries[] lines = [.. Map([.. new[] { 1, 2, 3, 4, 5 }.SelectMany(width => new[]
        {
            Point(width, 1, 0.5), Point(width, 10, width == 3 ? 0.5 : 0.005),
        })]).Panels[0].Series.OfType<LineSeries>()];

        lines.Select(line => line.X.Values).ShouldBe([[0.0, 1], [3.0, 4]]);
    }

    [Fact]
    public void Map_NothingCameThere_HasNoBarAndSaysWhatItIs()
    {
        Figure figure = Map(
            Point(8, 1, null) with { End = LazinessEnd.OutOfSteps }, Point(8, 2, null) with { End = LazinessEnd.OutOfSteps });

        figure.Panels.ShouldAllBe(panel => !panel.Colors!.Bar);
        figure.Panels.Select(panel => panel.Title).ShouldBe(["gap at η = 0.5 of the limit", "kernel change"]);
    }

    [Fact]
    public void Curves_OddWidths_HaveTheirColoursAndNamesOnTheBar()
    {
        int[] widths = [7, 33, 101];
        Figure figure = Curves([.. widths.SelectMany(width => new[] { Point(width, 1, 0.5), Point(width, 2, 0.25) })]);

        ColorScale bar = figure.Panels[0].Colors!;
        bar.Ticks!.Select(tick => tick.Text).ShouldBe(["7", "33", "101"]);
        bar.Ticks!.Select(tick => Math.Pow(2, tick.At)).ShouldBe([7, 33, 101], Rounding * 101);
        LineSeries[] lines = [.. figure.Panels[0].Series.OfType<LineSeries>()];
        foreach ((LineSeries line, AxisTick tick) in lines.Zip(bar.Ticks!))
            line.Style.Color.Position!.Value.ShouldBe((tick.At - bar.Limits!.Value.Low) / bar.Limits.Value.Length, Rounding);
        lines[^1].Style.Color.Position!.Value.ShouldBe(CurveColors.LightestPosition, Rounding, "yellow is not read on white");
    }

    [Fact]
    public void Curves_WidthsCloseTogether_LeaveOutNamesThatWouldRunTogether() =>
        Curves(Point(100, 1, 0.5), Point(101, 1, 0.5), Point(400, 1, 0.5)).Panels[0].Colors!.Ticks!.Select(tick => tick.Text)
            .ShouldBe(["100", "400"]);

    [Fact]
    public void Curves_OneWidth_HaveNoBar() =>
        Curves(Point(8, 1, 0.5), Point(8, 2, 0.2)).Panels.ShouldAllBe(panel => !panel.Colors!.Bar);

    [Fact]
    public void Curves_Bands_LieWithinTheAxis()
    {
        Panel panel = Curves(Point(8, 1, 0.9), Point(8, 1, 0.1, seed: 1), Point(8, 4, 0.4), Point(8, 4, 0.01, seed: 1)).Panels[0];

        BandSeries band = panel.Series.OfType<BandSeries>().Single();
        band.Lower.Values.Min().ShouldBeGreaterThan(panel.Y.Limits!.Value.Low);
        band.Upper.Values.Max().ShouldBeLessThan(panel.Y.Limits.Value.High);
    }

    [Fact]
    public void Curves_GapsOfRounding_AreLeftOut()
    {
        Panel panel = Curves(Point(8, 1, 0.5), Point(8, 2, 0.2), Point(8, 4, 1e-9) with { GapRounding = 1e-8 }).Panels[0];

        panel.Series.OfType<LineSeries>().Single().X.Values.ShouldBe([1, 2]);
        panel.X.Limits!.Value.High.ShouldBeGreaterThan(4, "the axis has room for what is left out");
    }

    [Theory]
    [InlineData(LazinessEnd.Reached, "rounding alone")]
    [InlineData(LazinessEnd.Diverged, "none came there")]
    public void Curves_NothingToDraw_SayWhy(LazinessEnd end, string text)
    {
        Panel panel = Curves(Point(8, 1, 1e-15) with { End = end, GapRounding = 1e-14 }).Panels[0];

        panel.Series.ShouldHaveSingleItem().ShouldBeOfType<TextSeries>().Text.ShouldBe(text);
    }

    private static Figure Map(params LazinessPoint[] points) => LazinessMapFigure.Build(LazinessResults.Of(0.1, points));

    private static Figure Curves(params LazinessPoint[] points) => LazinessCurvesFigure.Build(LazinessResults.Of(0.1, points));

    private static LazinessPoint Point(int width, double scale, double? gap, long seed = 0) => new()
    {
        Place = new(width, 0.5, scale, seed),
        LearningRate = 0.1,
        End = LazinessEnd.Reached,
        Steps = 10,
        FirstLoss = 1,
        Loss = 0.1,
        Gap = gap,
        KernelChange = gap,
        KernelDistance = gap,
        GapRounding = 0,
        OutputRounding = 0,
    };
}
