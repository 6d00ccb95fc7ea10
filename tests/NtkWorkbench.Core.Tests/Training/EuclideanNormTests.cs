using NtkWorkbench.Core.Training;

namespace NtkWorkbench.Core.Tests.Training;

public sealed class EuclideanNormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Of_ThreeFour_IsFiveAtAnyScale(double scale) =>
        EuclideanNorm.Of([3 * scale, -4 * scale]).ShouldBe(5 * scale, 1e-15 * scale);

    [Fact]
    public void Of_NothingOrZeros_IsZero()
    {
        EuclideanNorm.Of([]).ShouldBe(0);
        EuclideanNorm.Of([0, -0.0]).ShouldBe(0);
    }

    [Fact]
    public void Of_EntryNotFinite_IsNotFinite()
    {
        EuclideanNorm.Of([1, double.NaN, 2]).ShouldBe(double.NaN);
        EuclideanNorm.Of([1, double.NegativeInfinity]).ShouldBe(double.PositiveInfinity);
    }
}
