namespace NtkWorkbench.Tests;

public sealed class LossGrowthTests
{
    [Theory]
    [InlineData(true, 1.0, 3.0, 10.001)]
    [InlineData(false, 1.0, 3.0, 10.0)]
    [InlineData(true, 1.0, 1e-9, 11.0)]
    [InlineData(true, 1.0, 1e100, 9.4e204)]
    [InlineData(false, 1.0, 12.0, 11.0)]
    [InlineData(false, 1.0, 12.0, 12.0)]
    [InlineData(false, 1.0, 1e6, 0.5)]
    [InlineData(false, 1.0, 20.0, double.PositiveInfinity)]
    [InlineData(false, 1.0, double.NaN, 20.0)]
    [InlineData(false, 20.0)]
    public void IsDiverging_History_IsSoWhereItGrewTenfoldAndEndsHighest(bool expected, params double[] losses) =>
        LossGrowth.IsDiverging(losses).ShouldBe(expected);

    [Fact]
    public void IsDiverging_History_HasThatVerdictToo() =>
        // On the mean of thirds the loss falls: the rule alone sees that it ends highest.
        LossDiagnosis.Of([1, 1000, 1000, 1, 1, 1, 1, 1, 1001]).Verdict.ShouldBe(LossVerdict.Diverging);
}
