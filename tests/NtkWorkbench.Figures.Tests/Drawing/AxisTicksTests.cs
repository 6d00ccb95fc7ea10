namespace NtkWorkbench.Figures.Tests;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, 150, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1, 1, 120, "−1.0 −0.5 0 0.5 1.0")]
    [InlineData(0, 30000, 150, "0 10\u2009000 20\u2009000 30\u2009000")]
    [InlineData(0, 3e-6, 150, "0 1×10⁻⁶ 2×10⁻⁶ 3×10⁻⁶")]
    [InlineData(-0.9, 0.9, 30, "0")]
    public void Regenerate_LinearAxis_TakesRoundNumbers(double low, double high, float length, string expected) =>
        Labels(Ticks(new Axis(), low, high, length, SP.Edge.Bottom)).ShouldBe(expected);

    [Fact]
    public void Regenerate_ShortUprightAxis_HasNumbersOnBothSidesOfZero() =>
        Labels(Ticks(new Axis(), -0.9, 0.9, 36, SP.Edge.Left)).ShouldBe("−0.5 0 0.5");

    [Theory]
    [InlineData(1e-3, 10, "10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹")]
    [InlineData(1e-16, 1, "10⁻¹⁵ 10⁻¹⁰ 10⁻⁵ 10⁰")]
    [InlineData(0.02, 0.6, "0.02 0.05 0.1 0.2 0.5")]
    [InlineData(2.1, 2.3, "2.10 2.15 2.20 2.25 2.30")]
    [InlineData(0.1, 1e305, "10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰")]
    public void Regenerate_LogAxis_TakesDecades(double low, double high, string expected) =>
        Labels(Ticks(new Axis { Scale = AxisScale.Log }, low, high, 100, SP.Edge.Left)).ShouldBe(expected);

    [Fact]
    public void Regenerate_GivenTicksOfALogAxis_StandAtTheirNumbers() =>
        Ticks(new Axis { Scale = AxisScale.Log, Ticks = [new(64, "64"), new(512, "512")] }, 50, 600, 100, SP.Edge.Bottom)
            .Select(tick => tick.Position).ShouldBe([Math.Log10(64), Math.Log10(512)]);

    [Fact]
    public void Regenerate_HundredsOfDecades_HasNoTickForEach() =>
        Ticks(new Axis { Scale = AxisScale.Log }, 0.1, 1e305, 100, SP.Edge.Left).Length.ShouldBe(4);

    [Fact]
    public void Regenerate_FewDecades_HasTicksAtTheirDigits() =>
        Ticks(new Axis { Scale = AxisScale.Log }, 1, 1000, 100, SP.Edge.Left).Count(tick => !tick.IsMajor).ShouldBe(3 * 8);

    [Theory]
    [InlineData(36)]
    [InlineData(60)]
    [InlineData(200)]
    public void Regenerate_AnyInterval_HasTwoNumbersInsideAndNotTooMany(float length)
    {
        for (int i = 0; i < 400; i++)
        {
            double span = Math.Pow(10, (i % 40) - 20.0), low = ((i % 7) - 3.3) * span * (1 + (i / 100.0));
            SP.Tick[] major = [.. Ticks(new Axis(), low, low + span, length, SP.Edge.Left).Where(tick => tick.IsMajor)];
            major.Length.ShouldBeInRange(2, 9, $"{low} and {span}");
            major.ShouldAllBe(tick => tick.Position >= low && tick.Position <= low + span);
            major.Select(tick => tick.Label).ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.5, 200.5)]
    [InlineData(0, 3e9)]
    public void Regenerate_Integers_HasNoFractions(double low, double high)
    {
        SP.Tick[] ticks = Ticks(new Axis { Integers = true }, low, high, 150, SP.Edge.Bottom);
        ticks.Length.ShouldBeGreaterThan(1);
        ticks.ShouldAllBe(tick => tick.Position == Math.Round(tick.Position));
    }

    [Fact]
    public void Regenerate_WithoutLabels_KeepsTheTicks() =>
        Ticks(new Axis { TickLabels = false }, 0, 1, 100, SP.Edge.Left).ShouldAllBe(tick => tick.Label.Length == 0);

    private static SP.Tick[] Ticks(Axis axis, double low, double high, float length, SP.Edge edge)
    {
        using SP.Paint paint = SP.Paint.NewDisposablePaint();
        SP.LabelStyle style = new();
        FigureFont.Apply(style);
        AxisTicks ticks = new(axis);
        SP.CoordinateRange range = axis.Scale == AxisScale.Log ? new(Math.Log10(low), Math.Log10(high)) : new(low, high);
        ticks.Regenerate(range, edge, length, paint, style);
        return ticks.Ticks;
    }

    private static string Labels(IEnumerable<SP.Tick> ticks) =>
        string.Join(' ', ticks.Where(tick => tick.IsMajor && tick.Label.Length > 0).Select(tick => tick.Label));
}
