namespace NtkWorkbench.Figures.Tests;

public sealed class AxisMapTests
{
    [Fact]
    public void Add_ValuesThatCannotBeDrawn_CountsThemAndSaysSo()
    {
        AxisMap y = new(new Axis { Scale = AxisScale.Log });
        PointSeries points =
            new() { X = new("x", [0, 1, 2, 3, 4, 5]), Y = new("y", [0, -1, 10, 1000, double.NaN, double.PositiveInfinity]) };
        using SP.Plot plot = new();
        SeriesPlotter plotter = new(plot, new AxisMap(new Axis()), y, new ColorAxis(new Panel { Series = [points] }));
        plotter.Note.ShouldBeNull();
        plotter.Add(points);
        plotter.Note.ShouldBe("2 not finite, 2 not positive, not drawn");
        (y.Range(0).Min, y.Range(0).Max).ShouldBe((1, 3));
    }

    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.Log)]
    public void Range_NothingToDraw_IsAnIntervalAllTheSame(AxisScale scale)
    {
        Of(scale, double.NaN).Span.ShouldBeGreaterThan(0);
        Of(scale).Span.ShouldBeGreaterThan(0);
        Of(scale, 0, 0).Span.ShouldBeGreaterThan(0);
        Of(scale, 5, 5).Span.ShouldBeGreaterThan(0);
        Of(scale, 1e308).Span.ShouldBeGreaterThan(0);
        Of(scale, 1e-310, 2e-310).Span.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1e-3, 1e299)]
    [InlineData(1e-300, 1e300)]
    [InlineData(1e300, 1e300)]
    [InlineData(1e-300, 1e-300)]
    public void Range_EndsOfTheRangeOfDoublesOnLog_HoldsThem(double low, double high)
    {
        SP.CoordinateRange range = Of(AxisScale.Log, low, high);
        range.Min.ShouldBeInRange(-340, Math.Log10(low));
        range.Max.ShouldBeInRange(Math.Log10(high), 340);
    }

    [Fact]
    public void Range_RoundingNoise_IsDrawnAsAConstant() => Of(AxisScale.Linear, 1, 1 + 1e-15, 1 - 1e-15).Span.ShouldBeGreaterThan(0.1);

    [Fact]
    public void Range_SmallConstant_IsTellableFromZero() => Of(AxisScale.Linear, 1e-7, 1e-7).Min.ShouldBeGreaterThan(0);

    [Fact]
    public void At_FarBeyondStatedEnds_StaysFiniteInSinglePrecision() =>
        new AxisMap(new Axis { Limits = new(0, 1) }).At(1e299).ShouldBeLessThanOrEqualTo(1001);

    [Fact]
    public void Colors_Diverging_AreSymmetric()
    {
        HeatMapSeries map = new() { Values = new("m", new(1, 2, [-1, 4])), X = new(0, 2), Y = new(0, 1) };
        SP.Range range = new ColorAxis(new Panel { Series = [map], Colors = new() { Map = ColorMap.Diverging } }).GetRange();
        (range.Min, range.Max).ShouldBe((-4, 4));
    }

    private static SP.CoordinateRange Of(AxisScale scale, params double[] values)
    {
        AxisMap map = new(new Axis { Scale = scale });
        foreach (double value in values)
            map.Reach(value);
        return map.Range(0.06);
    }
}
