using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace NtkWorkbench.Figures.Tests;

/// <summary>Every figure of the gallery at the widths of a column and a page: no text leaves it, no two overlap.</summary>
public sealed partial class FigureFitTests
{
    /// <summary>Points by which the ink of letters may overlap a neighbour's or the margin: less than a stroke.</summary>
    private const float Stroke = 0.6f;

    private const double Millimetre = 1 / 25.4;

    private static readonly Lazy<Dictionary<string, Figure>> Gallery = new(() =>
        LearningRatePictureTests.Figures().Concat(GalleryFigures.All()).ToDictionary(figure => figure.Name));

    public static TheoryData<string, double> Cases
    {
        get
        {
            TheoryData<string, double> cases = [];
            foreach (string name in Gallery.Value.Keys)
            {
                cases.Add(name, 85);
                cases.Add(name, 178);
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void To_Width_KeepsAllTextsOnThePageAndApart(string name, double millimetres)
    {
        Figure figure = FigureFit.To(Gallery.Value[name], millimetres * Millimetre, null, FigureFont.Points);
        figure.Width.ShouldBe(millimetres * Millimetre);
        figure.Panels.Count(panel => panel.Series.Count > 0)
            .ShouldBe(Gallery.Value[name].Panels.Count(panel => panel.Series.Count > 0), "every panel is kept");
        (string Text, SKRect Box)[] texts = [.. Texts(figure)];
        texts.ShouldNotBeEmpty();
        SKRect page = new(0, 0, (float)figure.Width * FigurePage.PointsPerInch, (float)figure.Height * FigurePage.PointsPerInch);
        page.Inflate(Stroke, Stroke);
        string[] faults =
        [
            .. texts.Where(text => !page.Contains(text.Box)).Select(text => $"'{text.Text}' leaves the page at {text.Box}"),
            .. from i in Enumerable.Range(0, texts.Length)
               from j in Enumerable.Range(0, i)
               where Overlap(texts[i].Box, texts[j].Box)
               select $"'{texts[i].Text}' at {texts[i].Box} and '{texts[j].Text}' at {texts[j].Box}",
        ];
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void To_LargerText_ScalesAllAndWrapsAsInANarrowerPicture()
    {
        Figure own = Gallery.Value["sweep"];
        Figure large = FigureFit.To(own, own.Width, null, 16);
        large.Columns.ShouldBe(FigureFit.To(own, own.Width / 2, null, 8).Columns);
        large.FontSize.ShouldBe(16);
    }

    [Fact]
    public void To_Table_BreaksBetweenItsColumns()
    {
        Figure table = Gallery.Value["principal_features"];
        Figure narrow = FigureFit.To(table, 1.2, null, 8);
        (narrow.Rows, narrow.Columns).ShouldBe((table.Rows * table.Columns, 1));
        narrow.Panels[table.Rows].Title.ShouldBe(table.Panels[1].Title);
        narrow.Panels[table.Rows].Y.Label.ShouldBe(table.Panels[0].Y.Label);
    }

    [Fact]
    public void To_TwelveCurves_NamesThemAtTheirEnds()
    {
        Figure figure = FigureFit.To(Gallery.Value["curves"], null, null, 8);
        figure.Legend.ShouldBe(LegendPlacement.None);
        figure.Panels.Select(panel => panel.Legend).ShouldBe([LegendPlacement.None, LegendPlacement.Direct]);
    }

    [Fact]
    public void To_EightLongNames_SaysOnceWhatTheyBeginWith()
    {
        Figure figure = FigureFit.To(Gallery.Value["long_names"], 85 * Millimetre, null, 8);
        figure.Title.ShouldBe("depth-and-initialization-he-normal-…");
        figure.Panels[0].Series.OfType<LineSeries>().First().Label.ShouldBe("4-layers-0");
    }

    [Theory]
    [InlineData(1.2, true)]
    [InlineData(6, false)]
    public void Draw_NamesAtTheEnds_SayHowManyTheyAreWhereSomeHaveNoRoom(double height, bool isSaid)
    {
        Figure figure = FigureFit.To(Gallery.Value["curves"], null, height, 8);
        Texts(figure).Any(text => text.Text.EndsWith("of 12", StringComparison.Ordinal)).ShouldBe(isSaid);
    }

    [Theory]
    [InlineData("one", "one", "one")]
    [InlineData("one", null, "left: one")]
    [InlineData("one", "two", "left: one; right: two")]
    public void Draw_Notes_SayWhichPanelsTheyAreAbout(string left, string? right, string expected)
    {
        Panel Noted(string title, string? note) =>
            new() { Title = title, Note = note, Series = [new ReferenceLine { Orientation = Orientation.Horizontal, Value = 1 }] };
        Figure figure = new() { Name = "notes", Height = 2, Columns = 2, Panels = [Noted("left", left), Noted("right", right)] };
        Texts(figure).Select(text => text.Text).ShouldContain(expected);
    }

    private static bool Overlap(SKRect one, SKRect other)
    {
        SKRect common = SKRect.Intersect(one, other);
        return common.Width > Stroke && common.Height > Stroke;
    }

    private static IEnumerable<(string Text, SKRect Box)> Texts(Figure figure)
    {
        byte[] svg = new ScottPlotRenderer().Draw(figure, FigureFormat.Svg, 100);
        XDocument drawn = XDocument.Parse(Encoding.UTF8.GetString(svg));
        foreach (XElement text in drawn.Descendants().Where(element => element.Name.LocalName == "text"))
        {
            string written = text.Value.Trim();
            using SKFont font = new(FigureFont.Typeface, (float)Numbers(text.Attribute("font-size")!.Value)[0]);
            font.MeasureText(written, out SKRect ink);
            ink.Offset((float)Numbers(text.Attribute("x")!.Value)[0], (float)Numbers(text.Attribute("y")!.Value)[0]);
            if (written.Length > 0)
                yield return (written, Transform(text).MapRect(ink));
        }
    }

    private static SKMatrix Transform(XElement text)
    {
        string transform = text.Attribute("transform")?.Value ?? "";
        float[] numbers = [.. Numbers(transform).Select(number => (float)number)];
        if (transform.StartsWith("matrix", StringComparison.Ordinal))
            return new(numbers[0], numbers[2], numbers[4], numbers[1], numbers[3], numbers[5], 0, 0, 1);
        return transform.Length == 0 ? SKMatrix.Identity
            : SKMatrix.CreateTranslation(numbers[0], numbers.Length > 1 ? numbers[1] : 0);
    }

    private static double[] Numbers(string text) =>
        [.. Number().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();
}
