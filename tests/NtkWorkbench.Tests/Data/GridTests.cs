namespace NtkWorkbench.Tests;

public sealed class GridTests
{
    [Fact]
    public void Values_UnitInterval_AreExactFractions() =>
        Grid.Values(new Interval(0, 1), 5).ShouldBe([0, 0.25, 0.5, 0.75, 1]);

    [Theory]
    [InlineData(-1, 0.4, 7)]
    [InlineData(0.1, 0.7, 1000)]
    [InlineData(1e-3, 1e3, 11)]
    public void Values_AnyInterval_HoldBothEndsAndRise(double low, double high, int count)
    {
        double[] points = Grid.Values(new Interval(low, high), count);
        points.Length.ShouldBe(count);
        points[0].ShouldBe(low);
        points[^1].ShouldBe(high);
        points.Zip(points.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
    }

    [Fact]
    public void Values_One_IsTheMidpoint() => Grid.Values(new Interval(-1, 4), 1).ShouldBe([1.5]);

    [Fact]
    public void Values_None_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => Grid.Values(new Interval(0, 1), 0));

    [Fact]
    public void Points_Interval_AreAColumn()
    {
        Matrix points = Grid.Points(-1, 1, 3);
        (points.Rows, points.Columns).ShouldBe((3, 1));
        points.Values.ShouldBe([-1, 0, 1]);
    }

    [Fact]
    public void Points_Rectangle_HaveTheFirstInputAsTheFaster()
    {
        Matrix points = Grid.Points(new(0, 1), new(10, 30), 2, 3);
        (points.Rows, points.Columns).ShouldBe((6, 2));
        points.Values.ShouldBe([0, 10, 1, 10, 0, 20, 1, 20, 0, 30, 1, 30]);
    }
}
