namespace NtkWorkbench.Runs.Tests.Findings;

public class PowerLawTests
{
    // A few roundings of logarithms of order 1.
    private const double Rounding = 1e-14;

    private static readonly double[] Widths = [16, 32, 64, 128];

    [Fact]
    public void Fit_ExactPowerLaw_GivesItBackWithoutError()
    {
        PowerLaw law = PowerLaw.Fit(Widths, [.. Widths.Select(x => 3 * Math.Pow(x, -0.5))])!;

        law.Exponent.ShouldBe(-0.5, Rounding);
        law.Factor.ShouldBe(3, 3 * 10 * Rounding);
        law.Error!.Value.ShouldBe(0, 10 * Rounding);
    }

    [Fact]
    public void Fit_EqualRelativeErrors_GivesTheErrorOfTheClosedForm()
    {
        // Points on the line: the error is r/(Σ(u − ū)²)^½, with u in steps of ln 2: Σ(u − ū)² = 5 ln²2.
        double[] y = [.. Widths.Select(x => 1 / x)];

        PowerLaw.Fit(Widths, y, [.. y.Select(value => 0.1 * value)])!.Error!.Value
            .ShouldBe(0.1 / Math.Sqrt(5) / Math.Log(2), Rounding);
    }

    [Fact]
    public void Fit_PointsFurtherThanTheirErrors_GivesTheErrorOfTheirDistances()
    {
        double[] y = [1, 0.3, 0.4, 0.1];

        double? without = PowerLaw.Fit(Widths, y)!.Error;

        PowerLaw.Fit(Widths, y, [.. y.Select(value => 1e-6 * value)])!.Error!.Value.ShouldBe(without!.Value, 1e-9);
    }

    [Fact]
    public void IsApartFrom_ErrorsOfThePoints_GoesByTheNormalDistribution()
    {
        PowerLaw law = PowerLaw.Fit(Widths, [.. Widths.Select(x => 1 / x)], [.. Widths.Select(x => 0.1 / x)])!;

        law.IsApartFrom(-1 + (1.95 * law.Error!.Value)).ShouldBeFalse();
        law.IsApartFrom(-1 + (1.97 * law.Error.Value)).ShouldBeTrue();
    }

    [Fact]
    public void IsApartFrom_DistancesOfThreePoints_TakesStudentsT()
    {
        PowerLaw law = PowerLaw.Fit([1, 2, 4], [1, 0.6, 0.25])!;

        law.IsApartFrom(law.Exponent + (12.6 * law.Error!.Value)).ShouldBeFalse();
        law.IsApartFrom(law.Exponent + (12.8 * law.Error.Value)).ShouldBeTrue();
    }

    [Fact]
    public void IsApartFrom_NoError_IsFalse() => PowerLaw.Fit([1, 2], [1, 0.5])!.IsApartFrom(7).ShouldBeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Fit_NumberThatIsNotPositive_GivesNone(double value) => PowerLaw.Fit([1, 2, 4], [1, value, 2]).ShouldBeNull();

    [Fact]
    public void Fit_OneAbscissa_GivesNone() => PowerLaw.Fit([4, 4], [1, 2]).ShouldBeNull();

    [Fact]
    public void Fit_TwoPointsWithoutErrors_HasNoError() => PowerLaw.Fit([1, 2], [1, 0.5])!.Error.ShouldBeNull();
}
