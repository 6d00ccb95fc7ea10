namespace NtkWorkbench.Runs.Tests;

public class ReportPageTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    [Fact]
    public void Create_HostileTextEverywhere_LetsNoMarkupThrough()
    {
        Figure figure = new() { Name = "loss", Title = Hostile, Height = 2, Panels = [new() { Title = Hostile, Series = [] }] };
        string page = ReportPage.Create(new ReportDocument().Heading(1, Hostile).Paragraph(Hostile, $"`{Hostile}`", $"**{Hostile}**")
            .Item($"[{Hostile}](run{Hostile.Replace("(1)", "", StringComparison.Ordinal)}/report.md)")
            .Table("rules", [Hostile], [[Hostile]])
            .Moving("training", new { Names = new[] { Hostile } })
            .Picture(new DrawnFigure { Figure = figure, Title = Hostile, Caption = Hostile, Picture = null, IsDrawn = false,
                Files = [Hostile] }));
        page.ShouldNotContain("<img");
        page.ShouldContain("onerror");
    }

    [Theory]
    [InlineData("[two](../two/report.md)", "<a href=\"../two/report.html\">two</a>")]
    [InlineData("[a b](a b%/report.md)", "<a href=\"a%20b%25/report.html\">a b</a>")]
    [InlineData("[x](javascript:alert/report.md)", "[x](javascript:alert/report.md)")]
    [InlineData("[x](//host/report.md)", "[x](//host/report.md)")]
    [InlineData("[x](https://host/report.md)", "[x](https://host/report.md)")]
    [InlineData("`resolved.yaml` **now**", "<code>resolved.yaml</code> <strong>now</strong>")]
    [InlineData("1 < 2", "1 &lt; 2")]
    public void Create_MarkedText_IsHtml(string text, string expected) =>
        ReportPage.Create(new ReportDocument().Paragraph(text)).ShouldContain($"<p>{expected}</p>");

    // A quarter of the figures as they are would stay below what figures alone may take.
    [Fact]
    public void Create_MuchThatMovesAndManyFigures_StaysBelowTwentyMillionCharacters()
    {
        const int Points = 5000;
        DataColumn x = new("x", [.. Enumerable.Range(0, Points).Select(i => (double)i)]);
        ReportDocument document = new ReportDocument().Moving("training", new { Much = new string('a', 9_000_000) });
        for (int i = 0; i < 120; i++)
        {
            Figure figure = new() { Name = FormattableString.Invariant($"one_{i}"), Height = 2,
                Panels = [new() { Series = [new LineSeries { X = x, Y = new("y", x.Values) }] }] };
            document.Picture(new DrawnFigure { Figure = figure, Title = "t", Caption = "c", Picture = null, IsDrawn = false, Files = [] });
        }
        string page = ReportPage.Create(document);
        page.Length.ShouldBeInRange(10_000_000, 20_000_000);
    }

    [Fact]
    public void Create_Items_AreOneList() =>
        ReportPage.Create(new ReportDocument().Item("one").Item("two").Paragraph("end")).ReplaceLineEndings("")
            .ShouldContain("<ul><li>one</li><li>two</li></ul><p>end</p>");
}
