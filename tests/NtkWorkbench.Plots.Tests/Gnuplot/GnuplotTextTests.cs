using NtkWorkbench.Plots.Gnuplot;

namespace NtkWorkbench.Plots.Tests.Gnuplot;

public sealed class GnuplotTextTests
{
    [Theory]
    [InlineData("it's", "'it''s'")]
    [InlineData("a_b\" \\n {x} @ %d", "'a_b\" \\n {x} @ %d'")]
    [InlineData("two\nlines", "'two lines'")]
    [InlineData("'; system 'ls", "'''; system ''ls'")]
    public void Quote_AnyText_IsOneWord(string text, string expected) => GnuplotText.Quote(text).ShouldBe(expected);

    [Fact]
    public void QuoteTick_Percent_IsDoubled() => GnuplotText.QuoteTick("5 %").ShouldBe("'5 %%'");

    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e-17, "1E-17")]
    public void Number_Value_IsNeverAWholeNumberToGnuplot(double value, string expected) => GnuplotText.Number(value).ShouldBe(expected);
}
