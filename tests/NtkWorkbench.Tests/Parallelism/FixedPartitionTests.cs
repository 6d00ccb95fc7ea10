namespace NtkWorkbench.Tests;

public sealed class FixedPartitionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    public void Run_Parts_AreEachRunOnce(int parts)
    {
        int[] runs = new int[parts];
        FixedPartition.Run(parts, part => Interlocked.Increment(ref runs[part]));
        runs.ShouldAllBe(count => count == 1);
    }

    [Fact]
    public void Run_PartThatThrows_ThrowsTheSame() =>
        Should.Throw<NumericalException>(() => FixedPartition.Run(5, part => throw new NumericalException($"part {part}")))
            .Message.ShouldStartWith("part ");

    [Fact]
    public void Run_WithProgress_TellsEveryShareOnce()
    {
        var told = new ConcurrentReports();
        FixedPartition.Run(4, _ => { }, told, CancellationToken.None);
        told.Values.Order().ShouldBe([0.25, 0.5, 0.75, 1]);
    }

    [Fact]
    public void Run_CancelledInAPart_StartsNoFurtherOne()
    {
        using var source = new CancellationTokenSource();
        int runs = 0;
        Should.Throw<OperationCanceledException>(() => FixedPartition.Run(10_000, _ => Count(), progress: null, source.Token));
        runs.ShouldBeLessThan(10_000);

        void Count()
        {
            Interlocked.Increment(ref runs);
            source.Cancel();
        }
    }

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(1, 4, 1)]
    [InlineData(8, 4, 2)]
    [InlineData(9, 4, 3)]
    public void Count_Length_RoundsUp(long length, int size, int expected) => FixedPartition.Count(length, size).ShouldBe(expected);
}
