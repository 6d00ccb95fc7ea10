namespace NtkWorkbench.Tests;

public sealed class ReductionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(1003)]
    public void All_ShiftedInMemory_AreTheSameBits(int length)
    {
        var random = new RandomStreams(length).Named("reductions");
        double[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextNormal())], y = [.. x.Select(_ => random.NextNormal())];
        (double, double, double, double, double)[] all =
            [.. Enumerable.Range(0, 9).Select(shift => Sums(Shifted(x, shift), Shifted(y, shift)))];

        all.ShouldAllBe(one => one.Equals(all[0]));
        (double sum, double squares, double dot, double norm, double distance) = all[0];
        // Roundings of a thousand terms of order 1.
        const double rounding = 1e-11;
        sum.ShouldBe(x.Sum(), rounding);
        squares.ShouldBe(x.Sum(one => one * one), rounding);
        dot.ShouldBe(x.Zip(y, (a, b) => a * b).Sum(), rounding);
        Reductions.SumOfMagnitudes<double>(x).ShouldBe(x.Sum(Math.Abs), rounding);
        norm.ShouldBe(Math.Sqrt(squares), rounding);
        distance.ShouldBe(Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum()), rounding);

        static ReadOnlyMemory<double> Shifted(double[] values, int by)
        {
            double[] room = new double[values.Length + by];
            values.CopyTo(room, by);
            return room.AsMemory(by);
        }

        static (double, double, double, double, double) Sums(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y) => (
            Reductions.Sum(x.Span), Reductions.SumOfSquares(x.Span), Reductions.Dot(x.Span, y.Span), Reductions.Norm(x.Span),
            Reductions.Distance(x.Span, y.Span));
    }

    [Fact]
    public void Dot_OtherLengths_IsRefused() => Should.Throw<ShapeException>(() => Reductions.Dot<double>([1, 2], [1]));
}
