namespace NtkWorkbench.Tests;

public sealed class SignAndRankTests
{
    // The roundings of an exponential of a sum of three.
    private const double RoundingTolerance = 1e-14;

    [Fact]
    public void Apply_NegativeLargestEntry_TurnsTheColumnAndItsRow()
    {
        Matrix left = new(2, 2, [0.6, 0.8, -0.8, 0.6]), right = new(2, 3, [1, 2, 3, 4, 5, 6]);
        SignConvention.Apply(left, right);
        left.Values.ShouldBe([-0.6, 0.8, 0.8, 0.6]);
        right.Values.ShouldBe([-1, -2, -3, 4, 5, 6]);
    }

    [Fact]
    public void Effective_EqualValues_IsTheirNumber() => EffectiveRank.Of([1e200, 1e200, 1e200]).ShouldBe(3, RoundingTolerance);

    [Fact]
    public void Effective_OneValueOrNone_IsOneOrZero()
    {
        EffectiveRank.Of([5, 0, 0]).ShouldBe(1, RoundingTolerance);
        EffectiveRank.Of([0, 0]).ShouldBe(0);
    }
}
