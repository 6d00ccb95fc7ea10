namespace NtkWorkbench.Tests;

public sealed class MeasuredLimitTests
{
    /// <summary>Twice the width of the last bracket.</summary>
    private const double Tolerance = 2e-4;

    [Theory]
    [InlineData(1)]
    [InlineData(1e-14)]
    [InlineData(1e15)]
    [InlineData(1e-250)]
    [InlineData(1e250)]
    public void Find_LimitOfAnyScale_IsFound(double limit) =>
        MeasuredLimit.Find(rate => rate > limit, guess: 1).ShouldBe(limit, Tolerance * limit);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_NoLimit_IsRefused(bool grows) =>
        Should.Throw<NumericalException>(() => MeasuredLimit.Find(_ => grows, guess: 1)).Message.ShouldContain("separates decay from "
            + "growth");
}
