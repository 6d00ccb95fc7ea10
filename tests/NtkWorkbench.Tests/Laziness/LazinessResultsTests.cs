namespace NtkWorkbench.Tests.Laziness;

public class LazinessResultsTests
{
    private const double Rounding = 1e-14;

    [Fact]
    public void Of_PointsOfOnePlace_AreOneCellOfGeometricMeans()
    {
        LazinessCell cell = LazinessResults.Of(0.1,
        [
            Point(8, 1, 1, gap: 0.1), Point(8, 1, 2, gap: 0.4) with { Steps = 30 },
            Point(8, 1, 3, gap: null) with { End = LazinessEnd.Diverged }, Point(8, 1, 4, gap: 7) with { End = LazinessEnd.OutOfSteps },
        ]).Cells.Single();

        cell.Gap!.Value.ShouldBe(0.2, Rounding);
        // The logarithms lie ln 2 from their mean: a deviation of √2 ln 2, over √2.
        cell.GapError!.Value.ShouldBe(Math.Log(2), Rounding);
        (cell.Trainings, cell.Reached, cell.Diverged, cell.Steps).ShouldBe((4, 2, 1, 20));
    }

    [Fact]
    public void Of_NoneThatReachedTheLoss_HasNoNumbers()
    {
        LazinessCell cell = LazinessResults.Of(0.1, [Point(8, 1, 1, gap: 7) with { End = LazinessEnd.OutOfSteps }]).Cells.Single();

        (cell.Gap, cell.GapError, cell.KernelChange, cell.Steps).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Of_GapOfZero_IsZero() => LazinessResults.Of(0.1, [Point(8, 1, 1, gap: 0)]).Cells.Single().Gap.ShouldBe(0);

    [Theory]
    [InlineData(0.1, 2.0)]
    [InlineData(0.02, 10.0)]
    [InlineData(0.5, null)]
    [InlineData(0.001, null)]
    public void Border_GapsOnStraightLines_LiesOnThem(double gap, double? scale)
    {
        // Between 1 and 4 the gap is 0.2/α, from there to 16 too.
        var results = LazinessResults.Of(0.1,
            [Point(8, 4, 1, gap: 0.05), Point(8, 1, 1, gap: 0.2), Point(8, 16, 1, gap: 0.0125), Point(16, 1, 1, gap: 0.9)]);

        if (scale is double expected)
            results.Border(8, 1, gap)!.Value.Scale!.Value.ShouldBe(expected, 1e-12);
        else
            results.Border(8, 1, gap).ShouldBeNull();
    }

    [Fact]
    public void Border_NothingCameThereBetween_IsNotKnown() => LazinessResults.Of(0.1,
        [Point(8, 1, 1, gap: 0.2), Point(8, 4, 1, gap: null) with { End = LazinessEnd.OutOfSteps }, Point(8, 16, 1, gap: 0.01)])
        .Border(8, 1, 0.05).ShouldBeNull();

    [Theory]
    [InlineData(0.1, 1.0, true)]
    [InlineData(1, 10.1, false)]
    [InlineData(1e-12, 1e12, false)]
    public void Border_ScalesMoreThanADecadeApart_IsABracket(double low, double high, bool isPlace)
    {
        LazinessBorder border = LazinessResults.Of(0.1, [Point(8, low, 1, gap: 0.5), Point(8, high, 1, gap: 0.005)])
            .Border(8, 1, 0.05)!.Value;

        (border.Low, border.High).ShouldBe((low, high));
        (border.Scale is not null).ShouldBe(isPlace);
    }

    [Theory]
    [InlineData(1e-4, true)]
    [InlineData(0.01, false)]
    public void Border_SecondGapIsRounding_IsABracketWhereItIsSmallEnough(double rounding, bool isBracket)
    {
        LazinessBorder? border = LazinessResults.Of(0.1,
            [Point(8, 1, 1, gap: 0.5), Point(8, 4, 1, gap: 1e-5) with { GapRounding = rounding }]).Border(8, 1, 0.05);

        border.ShouldBe(isBracket ? new LazinessBorder(1, 4, null) : null);
    }

    [Theory]
    [InlineData(1e-15, 2e-16, true, 2e-15)]
    [InlineData(1e-15, 1e-17, false, 1e-15)]
    [InlineData(0.0, 1e-16, true, 1e-15)]
    [InlineData(0.0, null, true, 0.0)]
    [InlineData(0.1, null, false, 0.1)]
    public void Cell_GapBesideItsRounding_SaysWhetherItIsMore(double gap, double? rounding, bool isRounding, double most)
    {
        LazinessCell cell = LazinessResults.Of(0.1, [Point(8, 1, 1, gap) with { GapRounding = rounding, KernelChangeRounding = rounding }])
            .Cells.Single();

        (cell.IsGapRounding(), cell.IsKernelChangeRounding()).ShouldBe((isRounding, isRounding));
        cell.MostGap()!.Value.ShouldBe(most, Rounding);
        cell.MostKernelChange().ShouldBe(cell.MostGap());
    }

    [Theory]
    [InlineData(0.01, 0.0, true)]
    [InlineData(0.2, 0.0, false)]
    [InlineData(0.01, 0.006, null)]
    [InlineData(0.2, 0.03, null)]
    public void IsGapBelow_GapBesideItsRounding_IsNullWhereThatHidesIt(double gap, double rounding, bool? isBelow) =>
        LazinessResults.Of(0.1, [Point(8, 1, 1, gap) with { GapRounding = rounding }]).Cells.Single().IsGapBelow(0.05).ShouldBe(isBelow);

    [Fact]
    public void Of_PointsOfAllEnds_CountsEach()
    {
        LazinessCell cell = LazinessResults.Of(0.1,
        [
            Point(8, 1, 1, gap: 0.1), Point(8, 1, 2, null) with { End = LazinessEnd.Rounding },
            Point(8, 1, 3, null) with { End = LazinessEnd.Diverged }, Point(8, 1, 4, 7) with { End = LazinessEnd.OutOfSteps },
            Point(8, 1, 5, 7) with { End = LazinessEnd.OutOfSteps },
        ]).Cells.Single();

        (cell.Reached, cell.KeptByRounding, cell.Diverged, cell.OutOfSteps()).ShouldBe((1, 1, 1, 2));
        cell.IsGapBelow(0.2).ShouldBe(true);
    }

    private static LazinessPoint Point(int width, double scale, long seed, double? gap) => new()
    {
        Place = new(width, 1, scale, seed),
        LearningRate = 0.1,
        End = LazinessEnd.Reached,
        Steps = 10,
        FirstLoss = 1,
        Loss = 0.1,
        Gap = gap,
        KernelChange = gap,
        KernelDistance = gap,
    };
}
