using System.Numerics;

namespace NtkWorkbench.Tests;

public sealed class ArctangentTests
{
    /// <summary>An ulp of π: two roundings of the largest angles.</summary>
    private const double Ulp = 4.45e-16;

    /// <summary>Small angles keep their digits.</summary>
    private const double Relative = 4.5e-16;

    [Fact]
    public void OfUpperHalf_AllAround_IsThatOfTheLibrary()
    {
        for (int i = 0; i <= 20_000; i++)
        {
            double angle = Math.PI * i / 20_000, length = Math.Exp((i % 41) - 20);
            double x = length * Math.Cos(angle), y = length * Math.Sin(angle);
            Of(y, x).ShouldBe(Math.Atan2(y, x), Ulp);
        }
    }

    [Fact]
    public void OfUpperHalf_SmallAngles_KeepTheirDigits()
    {
        for (double y = 0.4; y > 1e-300; y *= 0.37)
            (Of(y, 1) / Math.Atan2(y, 1)).ShouldBe(1, Relative);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, -1)]
    [InlineData(1e-320, 1)]
    [InlineData(1, 1e-320)]
    [InlineData(1e-320, -1e-320)]
    [InlineData(1e300, 1e-300)]
    public void OfUpperHalf_AtTheEnds_IsThatOfTheLibrary(double y, double x) => Of(y, x).ShouldBe(Math.Atan2(y, x), Ulp);

    [Fact]
    public void OfUpperHalf_NotANumber_StaysOne()
    {
        double.IsNaN(Of(double.NaN, 1)).ShouldBeTrue();
        double.IsNaN(Of(1, double.NaN)).ShouldBeTrue();
    }

    private static double Of(double y, double x) => Arctangent.OfUpperHalf(new Vector<double>(y), new Vector<double>(x))[0];
}
