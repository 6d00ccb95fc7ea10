using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.Tests.Rendering;

public sealed class DrawnRangeTests
{
    [Fact]
    public void Of_ValuesThatCannotBeDrawn_CountsThemAndSaysSo()
    {
        DrawnRange range = Of(AxisScale.Log, 0, -1, 10, 1000, double.NaN, double.PositiveInfinity);
        range.NotFinite.ShouldBe(2);
        range.NotPositive.ShouldBe(2);
        range.Note.ShouldBe("2 not finite, 2 not positive, not drawn");
        range.Y.Low.ShouldBeInRange(5, 10);
        range.Y.High.ShouldBeInRange(1000, 2000);
    }

    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.Log)]
    public void Of_NothingToDraw_IsAnIntervalAllTheSame(AxisScale scale)
    {
        Of(scale, double.NaN).Y.Length.ShouldBeGreaterThan(0);
        Of(scale).Y.Length.ShouldBeGreaterThan(0);
        Of(scale, 0, 0).Y.Length.ShouldBeGreaterThan(0);
        Of(scale, 5, 5).Y.Length.ShouldBeGreaterThan(0);
        Of(scale, 1e308).Y.Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1e-3, 1e299)]
    [InlineData(1e-299, 1)]
    [InlineData(1e-300, 1e300)]
    [InlineData(1e300, 1e300)]
    [InlineData(1e-300, 1e-300)]
    public void Of_EndsOfTheRangeOfDoublesOnLog_HasFiniteEndsAndFewTicks(double low, double high)
    {
        Interval y = Of(AxisScale.Log, low, high).Y;
        y.Low.ShouldBeInRange(1e-308, low);
        y.High.ShouldBeInRange(high, 1e308);
        AxisTicks.Choose(AxisScale.Log, y, 5).Count(tick => tick.Major).ShouldBeInRange(2, 6);
    }

    [Fact]
    public void Of_RoundingNoise_IsDrawnAsAConstant() =>
        Of(AxisScale.Linear, 1, 1 + 1e-15, 1 - 1e-15).Y.Length.ShouldBeGreaterThan(0.1);

    [Fact]
    public void Of_DivergingColors_AreSymmetric()
    {
        HeatMapSeries map = new() { Values = new("m", new(1, 2, [-1, 4])), X = new(0, 2), Y = new(0, 1) };
        DrawnRange.Of(new Panel { Series = [map], Colors = new() { Map = ColorMap.Diverging } }).Colors.ShouldBe(new Interval(-4, 4));
    }

    private static DrawnRange Of(AxisScale scale, params double[] y) => DrawnRange.Of(new Panel
    {
        Y = new() { Scale = scale },
        Series = [new PointSeries { X = new("x", [.. y.Select((_, i) => (double)i)]), Y = new("y", y) }],
    });
}
