using System.Globalization;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Browser.Tests;

/// <summary>The slider over training: what it draws is what the run's files say.</summary>
[Collection(BrowserCollection.Name)]
public class SliderTests(Workplace place)
{
    // Parameters lie in the page in float64 where they are few, and sums of a few units differ by their order alone.
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData(0, "init")]
    [InlineData(5, "step-5")]
    [InlineData(400, "final")]
    public async Task Slider_AtACheckpoint_DrawsItsPredictions(int step, string checkpoint)
    {
        await using WatchedPage page = await place.OpenAsync($"{place.Address("deep")}#step={step}");
        (await Slider(page).GetAttributeAsync("aria-valuetext")).ShouldStartWith($"{step} of 400, loss ");
        double[] drawn = (await Saved(page, "fit"))["f_now"];
        double[] expected = Column(Path.Combine(place.Run("deep"), "predictions", $"{checkpoint}.csv"), "f");
        drawn.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
            drawn[i].ShouldBe(expected[i], Rounding);
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Slider_MovedByKeys_ChangesPictureWordsAndAddress()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("quickstart"));
        double[] steps = Column(Path.Combine(place.Run("quickstart"), "features", "along_training.csv"), "step");
        ILocator canvas = Panel(page, "fit").Locator("canvas[role=img]");
        await canvas.ScrollIntoViewIfNeededAsync();
        await Slider(page).FocusAsync();
        string last = await Picture(canvas);
        await page.Page.Keyboard.PressAsync("Home");
        await Expect(page, steps[0]);
        string first = await Picture(canvas);
        first.ShouldNotBe(last);
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("#step=0$"));
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(page, steps[1]);
        await page.Page.Keyboard.PressAsync("PageUp");
        await Expect(page, steps[11]);
        await page.Page.Keyboard.PressAsync("End");
        await Expect(page, steps[^1]);
        (await Picture(canvas)).ShouldBe(last);
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex($"#step={steps[^1]}$"));
        steps.Length.ShouldBe(40);
    }

    [Fact]
    public async Task Slider_Playing_EndsAtTheLastStep()
    {
        await using WatchedPage page = await place.OpenAsync($"{place.Address("quickstart")}#step=0");
        await page.Page.Locator("select").First.SelectOptionAsync("4");
        await page.Page.Locator("button.play").ClickAsync();
        await Expect(page, 150_000);
        (await page.Page.Locator("button.play").TextContentAsync()).ShouldBe("Play");
        page.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("quickstart")]
    [InlineData("maps")]
    [InlineData("classes")]
    public async Task Panels_OfEveryKind_AreDrawnAndRead(string kind)
    {
        await using WatchedPage page = await place.OpenAsync($"{place.Address(kind)}#step=0");
        IReadOnlyList<ILocator> panels = await page.Page.Locator("section[data-panel]").AllAsync();
        panels.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (ILocator panel in panels)
        {
            ILocator canvas = panel.Locator("canvas[role=img]");
            await canvas.ScrollIntoViewIfNeededAsync();
            await canvas.FocusAsync();
            await page.Page.Keyboard.PressAsync("ArrowRight");
            (await panel.Locator(".reading").TextContentAsync()).ShouldNotBeNullOrWhiteSpace(await panel.GetAttributeAsync("data-panel"));
        }
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_Png_IsAPictureOfTheFigure()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("quickstart"));
        byte[] picture = await File.ReadAllBytesAsync(await Download(page, page.Page.Locator("figure[data-figure=loss]"), "Save PNG"));
        picture.AsSpan(0, 8).SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).ShouldBeTrue();
        picture.Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task Save_CsvOfAFigure_HoldsTheNumbersOfItsFile()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("quickstart"));
        string file = await Download(page, page.Page.Locator("figure[data-figure=loss]"), "Save CSV");
        foreach (string name in new[] { "step", "train_loss", "test_loss" })
            Column(file, name).ShouldBe(Column(Path.Combine(place.Run("quickstart"), "figures", "data", "loss.csv"), name));
    }

    private static ILocator Slider(WatchedPage page) => page.Page.GetByRole(AriaRole.Slider, new() { Name = "training step" });

    private static ILocator Panel(WatchedPage page, string id) => page.Page.Locator($"section[data-panel={id}]");

    private static async Task Expect(WatchedPage page, double step)
    {
        // Thousands stand apart.
        string digits = string.Join(@"\s?", FormattableString.Invariant($"{step}").ToCharArray());
        await Assertions.Expect(Slider(page))
            .ToHaveAttributeAsync("aria-valuetext", new Regex($"^{digits} of "), new() { Timeout = 30_000 });
    }

    private static async Task<string> Picture(ILocator canvas) => await canvas.EvaluateAsync<string>("canvas => canvas.toDataURL()");

    private static async Task<IReadOnlyDictionary<string, double[]>> Saved(WatchedPage page, string panel)
    {
        string[][] rows = Rows(await Download(page, Panel(page, panel), "Save CSV"));
        return rows[0].Index().ToDictionary(column => column.Item, column => Numbers(rows, column.Index));
    }

    private static async Task<string> Download(WatchedPage page, ILocator place, string button)
    {
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(
            () => place.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync());
        return await download.PathAsync();
    }

    private static double[] Column(string file, string name)
    {
        string[][] rows = Rows(file);
        return Numbers(rows, Array.IndexOf(rows[0], name));
    }

    private static double[] Numbers(string[][] rows, int column) =>
        [.. rows.Skip(1).Select(row => row[column]).Where(cell => cell.Length > 0)
            .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    private static string[][] Rows(string file) => [.. File.ReadAllLines(file).Select(line => line.Split(','))];
}
