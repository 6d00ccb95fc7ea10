namespace NtkWorkbench.Runs.Tests;

public sealed class TaskNumbersTests
{
    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 7 }, "7")]
    [InlineData(new[] { 1, 2, 3 }, "1-3")]
    [InlineData(new[] { 1, 3, 4, 9 }, "1,3-4,9")]
    public void Format_Numbers_AreRanges(int[] numbers, string text) => TaskNumbers.Format(numbers).ShouldBe(text);

    [Fact]
    public void TryParse_WhatFormatWrote_GivesTheNumbers()
    {
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            int[] numbers = [.. Enumerable.Range(1, 60).Where(_ => random.Next(3) > 0)];
            if (numbers.Length == 0)
                continue;
            TaskNumbers.TryParse(TaskNumbers.Format(numbers), 60, out IReadOnlyList<int> read).ShouldBeTrue();
            read.ShouldBe(numbers);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("3-2")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1-2-3")]
    [InlineData("1, 2")]
    [InlineData("1,,2")]
    [InlineData("9999999999")]
    public void TryParse_SomethingElse_IsRefused(string text) => TaskNumbers.TryParse(text, 10, out _).ShouldBeFalse();
}
