using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace NtkWorkbench.Browser.Tests;

/// <summary>report.html of every kind of run, opened from disk.</summary>
[Collection(BrowserCollection.Name)]
public class ReportTests(Workplace place)
{
    // Of the quickstart's page.
    private const long MostBytes = 3_000_000;

    public static TheoryData<string> Kinds => [.. Workplace.Kinds];

    public static TheoryData<string, int, ColorScheme> Looks
    {
        get
        {
            TheoryData<string, int, ColorScheme> looks = [];
            foreach (string kind in Workplace.Kinds)
            {
                looks.Add(kind, 1200, ColorScheme.Light);
                looks.Add(kind, 1200, ColorScheme.Dark);
                looks.Add(kind, 360, ColorScheme.Light);
            }
            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Open_FromDisk_SaysNothingAndAsksForNothing(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind));
        await page.Page.WaitForTimeoutAsync(500);
        page.Messages.ShouldBeEmpty();
        page.Requests.ShouldBe([place.Address(kind)]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Open_FromDisk_DrawsEveryFigure(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind));
        IReadOnlyList<ILocator> figures = await page.Page.Locator("figure.chart").AllAsync();
        if (kind != "family")
            figures.ShouldNotBeEmpty();
        foreach (ILocator figure in figures)
        {
            // The share of pixels that are not of the paper.
            double drawn = await figure.Locator("canvas[role=img]").EvaluateAsync<double>("""
                canvas => {
                    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                    let count = 0;
                    for (let i = 0; i < pixels.length; i += 4)
                        count += pixels[i + 3] > 0 && (pixels[i] !== pixels[0] || pixels[i + 1] !== pixels[1]) ? 1 : 0;
                    return count / (pixels.length / 4);
                }
                """);
            drawn.ShouldBeInRange(0.001, 0.999, await figure.GetAttributeAsync("data-figure"));
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Open_AnyLook_HasNoSeriousBarrier(string kind, int width, ColorScheme scheme)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind), width, scheme);
        AxeResult result = await page.Page.RunAxe();
        result.Violations.Where(found => found.Impact is "serious" or "critical")
            .Select(found => $"{found.Id}: {found.Help}: {string.Join(", ", found.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Open_Narrow_NeedsNoScrollingSideways(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind), width: 360);
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }

    [Fact]
    public void Report_OfTheQuickstart_IsSmall() => new FileInfo(place.Report("quickstart")).Length.ShouldBeLessThan(MostBytes);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Links_OfEveryReport_LeadToFiles(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind));
        string[] links = await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(link => link.href)");
        foreach (string link in links)
            File.Exists(new Uri(link.Split('#')[0]).LocalPath).ShouldBeTrue(link);
    }
}
