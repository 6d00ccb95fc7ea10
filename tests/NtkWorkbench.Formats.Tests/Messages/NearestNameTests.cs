namespace NtkWorkbench.Formats.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["mean_squared_error", "cross_entropy", "relu", "tanh", "steps", "he_normal", "y"];

    [Theory]
    [InlineData("mse", "mean_squared_error")]
    [InlineData("MeanSquaredError", "mean_squared_error")]
    [InlineData("cross-entropy", "cross_entropy")]
    [InlineData("ReLU", "relu")]
    [InlineData("tahn", "tanh")]
    [InlineData("step", "steps")]
    [InlineData("He_normal", "he_normal")]
    [InlineData("something_else", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Find_Given_NearestOrNone(string given, string? expected) => NearestName.Find(given, Names).ShouldBe(expected);

    [Fact]
    public void Find_VeryLong_None() => NearestName.Find(new string('x', 100_000), Names).ShouldBeNull();
}
