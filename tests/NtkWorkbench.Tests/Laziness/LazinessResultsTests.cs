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

    [Fact]
    public void Border_ScalesFarApart_IsOnlyBetweenThem() => LazinessResults.Of(0.1,
        [Point(8, 1e-12, 1, gap: 0.9), Point(8, 1e12, 1, gap: 1e-3)]).Border(8, 1, 0.05).ShouldBe(new LazinessBorder(1e-12, 1e12, null));

    [Fact]
    public void Border_ScalesADecadeApart_AreNeighbours() => LazinessResults.Of(0.1,
        [Point(8, 0.1, 1, gap: 0.5), Point(8, 0.1 * 10 * (1 + 2e-16), 1, gap: 0.005)]).Border(8, 1, 0.05)!.Value.Scale!.Value
        .ShouldBe(Math.Sqrt(0.1), 1e-12);

    [Fact]
    public void Of_OneGapOfZeroBesideOthers_IsTakenForRounding() => LazinessResults.Of(0.1,
        [Point(8, 1, 1, gap: 0), Point(8, 1, 2, gap: 1)]).Cells.Single().Gap!.Value.ShouldBe(Math.Pow(2, -26), Rounding);

    [Fact]
    public void Border_GapOfRounding_IsOnlyBetween() => LazinessResults.Of(0.1,
        [Point(8, 1, 1, gap: 0.9), Point(8, 4, 1, gap: 1e-16) with { GapRounding = 1e-15 }]).Border(8, 1, 0.05)
        .ShouldBe(new LazinessBorder(1, 4, null));

    [Fact]
    public void Border_RoundingAboveTheValue_IsNotKnown() => LazinessResults.Of(0.1,
        [Point(8, 1, 1, gap: 0.9), Point(8, 4, 1, gap: 0.04) with { GapRounding = 0.06 }]).Border(8, 1, 0.05).ShouldBeNull();

    [Theory]
    [InlineData(0.16, true)]
    [InlineData(0.15, false)]
    public void IsBelowRounding_HalfOfWhatTheLossLeaves_IsTheLimit(double rounding, bool isBelow) =>
        // √0.1/2 is 0.1581.
        LazinessResults.Of(0.1, [Point(8, 1, 1, gap: 1)]).IsBelowRounding(rounding).ShouldBe(isBelow);

    [Fact]
    public void Of_Rounding_IsTheMostOfItsTrainings()
    {
        LazinessCell cell = LazinessResults.Of(0.1,
            [Point(8, 1, 1, gap: 0.1) with { GapRounding = 0.2 }, Point(8, 1, 2, gap: 0.1) with { GapRounding = 0.05 }]).Cells.Single();

        (cell.GapRounding, cell.IsGapKnown, cell.IsBelow(0.15), cell.IsBelow(0.25)).ShouldBe((0.2, false, false, true));
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
        GapRounding = 0,
        OutputRounding = 0,
    };
}
