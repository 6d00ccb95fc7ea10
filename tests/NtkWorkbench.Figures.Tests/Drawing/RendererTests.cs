using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace NtkWorkbench.Figures.Tests;

/// <summary>One table of figures, in every format.</summary>
public sealed class RendererTests
{
    private const int Dpi = 150;
    private const double Rounding = 0.01;

    /// <summary>Letters of a label that there is room for in every figure of the table.</summary>
    private const int ShortLabel = 30;

    private static readonly ScottPlotRenderer Renderer = new();

    public static TheoryData<string> Names => [.. RendererCases.Names];

    public static TheoryData<FigureFormat> Formats => [.. Enum.GetValues<FigureFormat>()];

    [Theory, MemberData(nameof(Names))]
    public void Draw_Png_ShowsEverySeriesInItsPlace(string name)
    {
        RendererCase drawn = RendererCases.Get(name);
        byte[] bytes = Renderer.Draw(drawn.Figure, FigureFormat.Png, Dpi);
        WholePicture.Is(bytes, FigureFormat.Png).ShouldBeTrue();
        PngPicture picture = new(bytes);
        picture.Width.ShouldBe((int)Math.Floor((drawn.Figure.Width * Dpi) + 0.5));
        picture.Height.ShouldBe((int)Math.Floor((drawn.Figure.Height * Dpi) + 0.5));
        picture.Count(SP.Colors.White, 0).ShouldBeLessThan(picture.Width * picture.Height * 99 / 100, "a blank picture");
        SP.PixelRect[] areas = Areas(drawn.Figure);
        foreach (Sighting sighting in drawn.Seen)
            picture.Count(sighting.Color, sighting.Within, sighting.Where(areas), Dpi)
                .ShouldBeGreaterThanOrEqualTo(sighting.Pixels, sighting.What);
    }

    [Theory, MemberData(nameof(Names))]
    public void Draw_Svg_HoldsEveryLabelAsTextAndTheFont(string name)
    {
        Figure figure = RendererCases.Get(name).Figure;
        byte[] bytes = Renderer.Draw(figure, FigureFormat.Svg, Dpi);
        WholePicture.Is(bytes, FigureFormat.Svg).ShouldBeTrue();
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root!;
        ShouldHold(string.Concat(root.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)),
            figure);
        root.Descendants().Where(path => path.Attribute("stroke-linecap")?.Value == "round")
            .ShouldAllBe(path => path.Attribute("d")!.Value.Length > 0, "discs are drawn by a round pen");
        root.Attribute("width")!.Value.ShouldBe(FormattableString.Invariant($"{figure.Width}in"));
        root.Elements().First().Value.ShouldStartWith("@font-face{font-family:'DejaVu Sans';src:url(data:font/woff2;base64,");
    }

    [Theory, MemberData(nameof(Names))]
    public void Draw_Pdf_HoldsEveryLabelAsText(string name)
    {
        Figure figure = RendererCases.Get(name).Figure;
        byte[] bytes = Renderer.Draw(figure, FigureFormat.Pdf, Dpi);
        WholePicture.Is(bytes, FigureFormat.Pdf).ShouldBeTrue();
        ShouldHold(PdfText.Read(bytes), figure);
        Encoding.Latin1.GetString(bytes).ShouldNotContain("Date");
    }

    [Theory, MemberData(nameof(Names))]
    public void Draw_Panels_StayOnThePageAndShareTheirSize(string name)
    {
        Figure figure = RendererCases.Get(name).Figure;
        SP.PixelRect[] areas = Areas(figure);
        areas.Length.ShouldBe(figure.Panels.Count);
        foreach (SP.PixelRect area in areas)
        {
            area.Left.ShouldBeGreaterThan(0);
            area.Top.ShouldBeGreaterThan(0);
            area.Right.ShouldBeLessThan((float)figure.Width * FigurePage.PointsPerInch);
            area.Bottom.ShouldBeLessThan((float)figure.Height * FigurePage.PointsPerInch);
            area.Width.ShouldBe(areas[0].Width, Rounding);
            area.Height.ShouldBe(areas[0].Height, Rounding);
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void Draw_ManyAtATime_GivesTheBytesOfOneAfterTheOther(FigureFormat format)
    {
        Figure figure = Hostile();
        byte[] alone = Renderer.Draw(figure, format, Dpi);
        byte[][] together = new byte[8][];
        Parallel.For(0, together.Length, i => together[i] = Renderer.Draw(figure, format, Dpi));
        together.Count(bytes => bytes.SequenceEqual(alone)).ShouldBe(together.Length);
    }

    [Theory, MemberData(nameof(Formats))]
    public void Draw_CharactersThatTheFontLacks_AreBoxes(FigureFormat format)
    {
        Figure figure = SampleFigures.Of() with { Title = "深層学習 😀 \uD800 \uFFFF \u0001 \n end" };
        WholePicture.Is(Renderer.Draw(figure, format, Dpi), format).ShouldBeTrue();
        Renderer.Draw(figure, format, Dpi).ShouldNotBe(Renderer.Draw(figure with { Title = "end" }, format, Dpi));
    }

    [Fact]
    public void Draw_FarPoints_LeavesTheRestOfTheLine()
    {
        Figure figure = SampleFigures.Of(new LineSeries { X = new("x", [0, 1, 2, 3]), Y = new("y", [0, 1, 1e290, 1e-290]) });
        figure = figure with { Panels = [figure.Panels[0] with { Y = new() { Limits = new(0, 1) } }] };
        Figure none = figure with { Panels = [figure.Panels[0] with { Series = [] }] };
        Renderer.Draw(figure, FigureFormat.Png, Dpi).ShouldNotBe(Renderer.Draw(none, FigureFormat.Png, Dpi));
    }

    [Fact]
    public void Draw_BundleOfManyPoints_KeepsThePdfSmall()
    {
        const int Lines = 300, Points = 2000;
        double[] x = [.. Enumerable.Range(0, Points).Select(i => i / (double)Points)];
        double[] y =
            [.. Enumerable.Range(0, Lines)
                .SelectMany(line => x.Select(at => Math.Max(0, (1 + (line % 17)) * (at - (line / (double)Lines)))))];
        LineBundleSeries bundle =
            new() { X = new("x", x), Lines = new("lines", new(Lines, Points, y)),
                Values = new("v", [.. Enumerable.Range(0, Lines).Select(i => (double)i)]) };
        using Stream font = typeof(ScottPlotRenderer).Assembly.GetManifestResourceStream("DejaVuSans.subset.ttf")!;
        Renderer.Draw(SampleFigures.Of(bundle), FigureFormat.Pdf, Dpi).Length.ShouldBeLessThan((int)font.Length + 100_000);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    [InlineData(-1)]
    public void Draw_SizeThatNoPageHas_Throws(double height) =>
        Should.Throw<NtkException>(
            () => Renderer.Draw(SampleFigures.Of() with { Height = height }, FigureFormat.Png, Dpi)).Message.ShouldContain("inches");

    [Fact]
    public void Draw_MorePixelsThanThereIsRoomFor_Throws() =>
        Should.Throw<NtkException>(
            () => Renderer.Draw(SampleFigures.Of() with { Height = 90, Width = 90 }, FigureFormat.Png, 1200)).Message.ShouldContain("too "
                + "large");

    private static Figure Hostile()
    {
        Figure figure = SampleFigures.Of([.. SampleFigures.AllSeries]);
        Panel panel = figure.Panels[0] with { Title = SampleFigures.Hostile, X = new() { Label = SampleFigures.Hostile } };
        return figure with { Title = SampleFigures.Hostile, Panels = [panel] };
    }

    private static SP.PixelRect[] Areas(Figure figure)
    {
        using SKNoDrawCanvas canvas = new(1, 1);
        using FigurePage page = new(figure);
        return page.Draw(canvas);
    }

    /// <summary>Labels may be broken into lines; of long ones the middle may be left out.</summary>
    private static void ShouldHold(string text, Figure figure)
    {
        IEnumerable<string?> labels =
            [figure.Title, .. figure.Panels.SelectMany(panel => new[] { panel.Title, panel.X.Text, panel.Y.Text, panel.Colors?.Label })];
        if (figure.Legend != LegendPlacement.None)
            labels = [.. labels, .. figure.Panels.SelectMany(panel => panel.Series).Select(series => series.Label)];
        string found = WithoutSpaces(text);
        foreach (string label in labels.OfType<string>().Select(WithoutSpaces))
            found.ShouldContain(label.Length <= ShortLabel || found.Contains(label, StringComparison.Ordinal) ? label : label[..2],
                Case.Sensitive);
    }

    private static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
