namespace NtkWorkbench.Figures.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.125, "0.125")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.0001, "10⁻⁴")]
    [InlineData(2.5e-7, "2.5×10⁻⁷")]
    [InlineData(1.23456, "1.235")]
    [InlineData(1000, "1000")]
    [InlineData(10000, "10⁴")]
    [InlineData(16384, "16384")]
    [InlineData(131072, "1.311×10⁵")]
    [InlineData(1e6, "10⁶")]
    public void Single_Number_IsShortAndReadable(double value, string text) => NumberText.Single(value).ShouldBe(text);
}
