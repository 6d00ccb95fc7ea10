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
        const int Most = 10;
        for (int subset = 1; subset < 1 << Most; subset++)
        {
            int[] numbers = [.. Enumerable.Range(1, Most).Where(number => (subset >> (number - 1) & 1) == 1)];
            TaskNumbers.TryParse(TaskNumbers.Format(numbers), Most, out IReadOnlyList<int> read).ShouldBeTrue();
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
