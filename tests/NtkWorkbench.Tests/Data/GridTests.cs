namespace NtkWorkbench.Tests;

public sealed class GridTests
{
    [Fact]
    public void Points_UnitInterval_AreExactFractions() =>
        Grid.Points(new Interval(0, 1), 5).ShouldBe([0, 0.25, 0.5, 0.75, 1]);

    [Theory]
    [InlineData(-1, 0.4, 7)]
    [InlineData(0.1, 0.7, 1000)]
    [InlineData(1e-3, 1e3, 11)]
    public void Points_AnyInterval_HoldBothEndsAndRise(double low, double high, int count)
    {
        double[] points = Grid.Points(new Interval(low, high), count);
        points.Length.ShouldBe(count);
        points[0].ShouldBe(low);
        points[^1].ShouldBe(high);
        points.Zip(points.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
    }

    [Fact]
    public void Points_One_IsTheMidpoint() => Grid.Points(new Interval(-1, 4), 1).ShouldBe([1.5]);

    [Fact]
    public void Points_None_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => Grid.Points(new Interval(0, 1), 0));
}
