using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.Tests.Rendering;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.5 1.0")]
    [InlineData(-1, 1, 4, "−1 0 1")]
    [InlineData(0, 30000, 4, "0 10\u2009000 20\u2009000 30\u2009000")]
    [InlineData(0, 3e-6, 4, "0 1×10⁻⁶ 2×10⁻⁶ 3×10⁻⁶")]
    [InlineData(-0.9, 0.9, 3, "−0.5 0 0.5")]
    [InlineData(-4.5, 3.9, 3, "−4 0")]
    [InlineData(-0.0039, 0.0045, 2, "0 0.004")]
    public void Choose_LinearAxis_TakesRoundNumbers(double low, double high, int atMost, string expected) =>
        Labels(AxisTicks.Choose(AxisScale.Linear, new(low, high), atMost)).ShouldBe(expected);

    [Theory]
    [InlineData(1e-3, 10, "10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹")]
    [InlineData(1e-16, 1, "10⁻¹⁶ 10⁻¹² 10⁻⁸ 10⁻⁴ 10⁰")]
    [InlineData(0.02, 0.6, "0.02 0.05 0.1 0.2 0.5")]
    [InlineData(0.1, 1e305, "10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰")]
    public void Choose_LogAxis_TakesDecades(double low, double high, string expected) =>
        Labels(AxisTicks.Choose(AxisScale.Log, new(low, high), 5)).ShouldBe(expected);

    [Fact]
    public void Choose_HundredsOfDecades_HasNoTickForEach() =>
        AxisTicks.Choose(AxisScale.Log, new(0.1, 1e305), 5).Count.ShouldBe(4);

    [Theory]
    [InlineData(-1, 1, 2)]
    [InlineData(-3, 1, 3)]
    [InlineData(-17, -2, 2)]
    [InlineData(5, 7, 2)]
    public void Choose_SmallLogAxis_HasTwoNumbers(int low, int high, int atMost) =>
        AxisTicks.Choose(AxisScale.Log, new(0.5 * Math.Pow(10, low), 2 * Math.Pow(10, high)), atMost)
            .Count(tick => tick.Text.Length > 0).ShouldBeInRange(2, 3);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Choose_AnyInterval_HasTwoNumbersInsideAndNotTooMany(int atMost)
    {
        for (int i = 0; i < 400; i++)
        {
            double length = Math.Pow(10, (i % 40) - 20.0), low = ((i % 7) - 3.3) * length * (1 + (i / 100.0));
            Interval limits = new(low, low + length);
            Tick[] major = [.. AxisTicks.Choose(AxisScale.Linear, limits, atMost).Where(tick => tick.Major)];
            major.Length.ShouldBeInRange(2, Math.Max(3, atMost));
            major.ShouldAllBe(tick => tick.Position >= limits.Low - (1e-6 * length) && tick.Position <= limits.High + (1e-6 * length));
        }
    }

    [Fact]
    public void Choose_Integers_HasNoFractions() =>
        AxisTicks.Choose(AxisScale.Linear, new(0, 2), 7, integers: true).ShouldAllBe(tick => tick.Position == Math.Round(tick.Position));

    private static string Labels(IEnumerable<Tick> ticks) => string.Join(' ', ticks.Where(tick => tick.Major).Select(tick => tick.Text));
}
