using System.Text;
using System.Xml.Linq;

namespace NtkWorkbench.Figures.Tests;

public class PictureOriginTests
{
    private const int Dpi = 60;

    private static readonly PictureOrigin Origin =
        new() { Run = "20260101T120000Z-0a1b2c", Version = "0.1.0", Commit = "0123456789abcdef" };

    private static readonly ScottPlotRenderer Renderer = new();

    [Fact]
    public void Draw_Png_NamesTheRunInTextChunksAndChangesNoPixel()
    {
        byte[] plain = Draw(FigureFormat.Png, null), named = Draw(FigureFormat.Png, Origin);
        string file = Encoding.Latin1.GetString(named);
        file.ShouldContain("tEXtSource\0run 20260101T120000Z-0a1b2c");
        file.ShouldContain("tEXtSoftware\0ntk 0.1.0");
        file.ShouldContain("tEXtCommit\00123456789abcdef");
        int added = named.Length - plain.Length;
        named[..33].ShouldBe(plain[..33]);
        named[(33 + added)..].ShouldBe(plain[33..]);
    }

    [Fact]
    public void Checksum_OfTheCheckValue_IsTheStandardOne() => PngText.Checksum("123456789"u8).ShouldBe(0xCBF43926u);

    [Fact]
    public void Draw_Svg_NamesTheRunInItsMetadata() =>
        XDocument.Parse(Encoding.UTF8.GetString(Draw(FigureFormat.Svg, Origin))).Root!.Elements()
            .Single(element => element.Name.LocalName == "metadata").Value
            .ShouldBe("run 20260101T120000Z-0a1b2c, ntk 0.1.0, commit 0123456789");

    [Fact]
    public void Draw_Pdf_NamesTheRunInItsInformation() =>
        Encoding.Latin1.GetString(Draw(FigureFormat.Pdf, Origin with { Commit = null }))
            .ShouldContain("/Subject (run 20260101T120000Z-0a1b2c");

    [Fact]
    public void Draw_ShownOrigin_IsALineOfThePicture()
    {
        PdfText.Read(Draw(FigureFormat.Pdf, Origin)).ShouldNotContain("0a1b2c");
        PdfText.Read(Draw(FigureFormat.Pdf, Origin with { IsShown = true })).ShouldContain("0a1b2c");
    }

    [Fact]
    public void Draw_RunOfAnyCharacters_IsAWholePicture()
    {
        foreach (FigureFormat format in Enum.GetValues<FigureFormat>())
            WholePicture.Is(Draw(format, Origin with { Run = "深<\u0001>&\uD800", IsShown = true }), format).ShouldBeTrue();
    }

    private static byte[] Draw(FigureFormat format, PictureOrigin? origin) => Renderer.Draw(SampleFigures.Everything, format, Dpi, origin);
}
