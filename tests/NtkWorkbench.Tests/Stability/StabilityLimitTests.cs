namespace NtkWorkbench.Tests;

public sealed class StabilityLimitTests
{
    private const double RoundingTolerance = 1e-14;

    // σ² = 5 and 0.05 on one entry: the rate and the factor are worked out by hand in the study of momentum.
    private static readonly double SigmaMax = Math.Sqrt(5), SigmaMin = Math.Sqrt(0.05);

    [Theory]
    [InlineData(0.999, true)]
    [InlineData(1.001, false)]
    public void LargestStableRate_JustBelowAndAbove_SeparatesShrinkingFromGrowing(double fraction, bool stable)
    {
        const long entries = 200;
        double rate = fraction * StabilityLimit.LargestStableRate(3, entries);
        (Math.Abs(Factor(rate, 3, entries)) < 1).ShouldBe(stable);
    }

    [Fact]
    public void FastestLearningRate_WorkedCase_IsTheKnownOne()
    {
        double rate = StabilityLimit.FastestLearningRate(SigmaMax, SigmaMin, 1);
        rate.ShouldBe(1 / 5.05, RoundingTolerance);
        Factor(rate, SigmaMin, 1).ShouldBe(4.95 / 5.05, RoundingTolerance);
        Factor(rate, SigmaMax, 1).ShouldBe(-4.95 / 5.05, RoundingTolerance);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(1.01)]
    public void FastestLearningRate_AnyOtherRate_IsSlower(double fraction)
    {
        double fastest = StabilityLimit.FastestLearningRate(SigmaMax, SigmaMin, 1);
        Slowest(fraction * fastest).ShouldBeGreaterThan(Slowest(fastest));
    }

    [Fact]
    public void Rates_NoFeatures_AreInfinite()
    {
        StabilityLimit.LargestStableRate(0, 10).ShouldBe(double.PositiveInfinity);
        StabilityLimit.FastestLearningRate(0, 0, 10).ShouldBe(double.PositiveInfinity);
    }

    private static double Slowest(double rate) => Math.Max(Math.Abs(Factor(rate, SigmaMax, 1)), Math.Abs(Factor(rate, SigmaMin, 1)));

    private static double Factor(double rate, double sigma, long entries) => 1 - (2 * rate * sigma * sigma / entries);
}
