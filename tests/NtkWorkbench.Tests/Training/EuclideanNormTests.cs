using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class EuclideanNormTests
{
    // A root, a product and two quotients, half a unit in the last place each.
    private const double RoundingTolerance = 1e-15;

    [Theory]
    [InlineData(1)]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Of_ThreeFour_IsFiveAtAnyScale(double scale) =>
        EuclideanNorm.Of([3 * scale, -4 * scale]).ShouldBe(5 * scale, RoundingTolerance * scale);

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

    [Fact]
    public void Of_TimesAPowerOfTwo_ScalesExactly() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 1), Prop.ForAll<int[]>(integers =>
        {
            double[] values = Array.ConvertAll(integers, value => (double)value);
            double[] scaled = Array.ConvertAll(values, value => Math.ScaleB(value, 900));
            return EuclideanNorm.Of(scaled) == Math.ScaleB(EuclideanNorm.Of(values), 900);
        }));
}
