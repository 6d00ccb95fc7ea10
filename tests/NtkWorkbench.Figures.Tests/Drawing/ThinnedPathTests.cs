namespace NtkWorkbench.Figures.Tests;

public sealed class ThinnedPathTests
{
    /// <summary>Pixels are single precision: on a page of 500 points their rounding is far below a dot.</summary>
    private const double Rounding = 1e-3;

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.05)]
    [InlineData(3)]
    public void Thin_AnyLine_PassesEveryPointWithinTheTolerance(double jump)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            SP.Pixel[] line = Walk(seed, 400, jump), kept = [.. ThinnedPath.Thin(line)];
            kept[0].ShouldBe(ThinnedPath.Snap(line[0]));
            kept[^1].ShouldBe(ThinnedPath.Snap(line[^1]));
            int segment = 0;
            foreach (SP.Pixel point in line)
            {
                // Kept points are points of the line: reaching the next one ends a segment.
                while (segment + 1 < kept.Length - 1 && Distance(point, kept[segment], kept[segment + 1]) > ThinnedPath.Tolerance
                    + Rounding)
                    segment++;
                Distance(point, kept[segment], kept[segment + 1]).ShouldBeLessThanOrEqualTo(ThinnedPath.Tolerance + Rounding);
            }
        }
    }

    [Fact]
    public void Thin_StraightPieces_KeepsTheirEndsAlone()
    {
        SP.Pixel[] line = [.. Enumerable.Range(0, 201).Select(i => new SP.Pixel(i, Math.Abs(i - 100f)))];
        ThinnedPath.Thin(line).ShouldBe([line[0], line[100], line[200]]);
    }

    [Fact]
    public void Thin_LineThatTurnsBack_KeepsHowFarItWent() =>
        ThinnedPath.Thin([new(0, 0), new(10, 0), new(20, 0), new(5, 0)]).ShouldBe([new(0, 0), new(20, 0), new(5, 0)]);

    [Fact]
    public void Thin_Gap_StaysAGap()
    {
        SP.Pixel gap = new(float.NaN, float.NaN);
        SP.Pixel[] kept = [.. ThinnedPath.Thin([new(0, 0), new(1, 0), new(2, 0), gap, new(3, 0), new(4, 0)])];
        kept.Length.ShouldBe(5);
        float.IsNaN(kept[2].X).ShouldBeTrue();
        (kept[1].X, kept[3].X).ShouldBe((2, 3));
    }

    private static SP.Pixel[] Walk(int seed, int count, double jump)
    {
        RandomStream random = new RandomStreams(seed).Named("walk");
        SP.Pixel[] line = new SP.Pixel[count];
        (double x, double y) = (250, 100);
        for (int i = 0; i < count; i++)
        {
            (x, y) = (x + (jump * (random.NextDouble() - 0.3)), y + (jump * (random.NextDouble() - 0.5)));
            line[i] = new((float)x, (float)y);
        }
        return line;
    }

    private static double Distance(SP.Pixel point, SP.Pixel from, SP.Pixel to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, square = (dx * dx) + (dy * dy);
        double share = square == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / square, 0, 1);
        return double.Hypot(point.X - from.X - (share * dx), point.Y - from.Y - (share * dy));
    }
}
