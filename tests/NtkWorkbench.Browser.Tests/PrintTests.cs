using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Browser.Tests;

/// <summary>Pages on paper.</summary>
[Collection(BrowserCollection.Name)]
public partial class PrintTests(Workplace place)
{
    public static TheoryData<string> Kinds => ["quickstart", "quadratic", "comparison"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Print_OfADarkPage_IsLightAndHasItsPages(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind), scheme: ColorScheme.Dark);
        double[] shown = await page.Page.EvaluateAsync<double[]>(Inks);
        // Behind the page's own listeners: what they drew.
        await page.Page.EvaluateAsync($"() => addEventListener('beforeprint', () => {{ window.printed = ({Inks})(); }})");
        byte[] document = await page.Page.PdfAsync(new() { Format = "A4" });
        double[] printed = await page.Page.EvaluateAsync<double[]>("() => window.printed");
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(ink => ink > Middle);
        printed.ShouldAllBe(ink => ink < Middle);
        printed.Length.ShouldBeGreaterThanOrEqualTo(shown.Length, "panels that were not on the screen are drawn for the paper");
        PageObject().Count(Encoding.Latin1.GetString(document)).ShouldBeGreaterThan(1);
        (await page.Page.EvaluateAsync<double[]>(Inks)).ShouldAllBe(ink => ink > Middle);
        page.Messages.ShouldBeEmpty();
    }

    // Between the ink of light pages and that of dark ones.
    private const double Middle = 128;

    // Of each canvas that is drawn the ink, of which frames and words are: the commonest of its opaque greys.
    private const string Inks = """
        () => [...document.querySelectorAll("canvas[role=img]")].filter(canvas => canvas.width > 0 && canvas.height > 0).map(canvas => {
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            const pixels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
            const counts = new Uint32Array(256);
            for (let i = 0; i < pixels.length; i += 4) {
                if (pixels[i + 3] === 255 && Math.abs(pixels[i] - pixels[i + 1]) < 8 && Math.abs(pixels[i] - pixels[i + 2]) < 8)
                    counts[pixels[i]]++;
            }
            return Math.max(...counts) === 0 ? -1 : counts.indexOf(Math.max(...counts));
        }).filter(ink => ink >= 0)
        """;

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();
}
