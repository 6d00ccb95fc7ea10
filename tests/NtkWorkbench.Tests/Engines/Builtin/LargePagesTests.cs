namespace NtkWorkbench.Tests;

public sealed class LargePagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(3_000_001)]
    public void Ask_WrittenMemory_KeepsItsContents(int length)
    {
        double[] values = new double[length];
        Array.Fill(values, 1.5);
        LargePages.Ask(values);
        values.Count(value => value == 1.5).ShouldBe(length);
    }
}
