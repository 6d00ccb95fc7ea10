using System.Globalization;

namespace NtkWorkbench.Browser.Tests;

/// <summary>The moving part of a comparison's page: what it reads is what the runs' files say.</summary>
[Collection(BrowserCollection.Name)]
public class ComparisonTests(Workplace place)
{
    // Readings have four digits.
    private const double Rounding = 1e-3;

    [Fact]
    public async Task Keys_OnAPanel_ReadAllRunsSortedAsTheirFilesSay()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("comparison"));
        await page.Page.Locator("section[data-quantity=train_loss] canvas").First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Home");
        await page.Page.Locator(".values tr[data-run]").First.WaitForAsync();
        (await page.Page.Locator(".values h3").TextContentAsync()).ShouldBe("training loss at step 0");
        string[] read = await Texts(page, ".values tr[data-run]");
        double[] values = new double[read.Length];
        foreach ((int i, string row) in read.Index())
        {
            string run = Members().Single(member => row.StartsWith(Path.GetFileName(member), StringComparison.Ordinal));
            values[i] = double.Parse(row[Path.GetFileName(run).Length..], CultureInfo.InvariantCulture);
            values[i].ShouldBe(FirstLoss(run), Rounding * FirstLoss(run));
        }
        read.Length.ShouldBe(Members().Length);
        values.ShouldBeInOrder(SortDirection.Descending);
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filter_OfANumber_HoldsForTableAndCurvesAndStaysInTheAddress()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("comparison"));
        (await Texts(page, ".runs tbody tr")).Length.ShouldBe(8);
        await page.Page.GetByText("Filter by what differs in the jobs").ClickAsync();
        await page.Page.GetByLabel("training.learning_rate, least").FillAsync("0.03");
        await page.Page.Keyboard.PressAsync("Enter");
        (await page.Page.Locator(".count").TextContentAsync()).ShouldBe("4 of 8 runs shown, in 2 of 4 groups.");
        (await Texts(page, ".runs tbody tr")).Length.ShouldBe(4);
        await page.Page.ReloadAsync();
        (await Texts(page, ".runs tbody tr")).Length.ShouldBe(4);
        page.Page.Url.ShouldEndWith("#of.training.learning_rate=0.03..");
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Header_PressedTwice_SortsDownwards()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("comparison"));
        ILocator header = page.Page.Locator(".runs th button", new() { HasText = "train loss" });
        await header.PressAsync("Enter");
        await header.PressAsync("Enter");
        string[] expected = [.. Members().OrderByDescending(LastLoss).Select(run => Path.GetFileName(run))];
        (await Texts(page, ".runs tbody th")).ShouldBe(expected);
        (await page.Page.Locator(".runs th[aria-sort=descending]").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Row_WithTheFocus_LiftsItsCurve()
    {
        await using WatchedPage page = await place.OpenAsync(place.Address("comparison"));
        ILocator canvas = page.Page.Locator("section[data-quantity=train_loss] canvas").First;
        string before = await canvas.EvaluateAsync<string>("canvas => canvas.toDataURL()");
        await page.Page.Locator(".runs tbody input").Nth(3).FocusAsync();
        await page.Page.Locator("svg .line.marked").WaitForAsync();
        (await canvas.EvaluateAsync<string>("canvas => canvas.toDataURL()")).ShouldNotBe(before);
    }

    private string[] Members() =>
        [.. Directory.GetDirectories(place.Run("family")).Where(folder => File.Exists(Path.Combine(folder, "metrics.csv")))];

    private static double FirstLoss(string run) => Loss(File.ReadAllLines(Path.Combine(run, "metrics.csv")), 1);

    private static double LastLoss(string run) => Loss(File.ReadAllLines(Path.Combine(run, "metrics.csv")), ^1);

    private static double Loss(string[] lines, Index row) => double.Parse(
        lines[row].Split(',')[Array.IndexOf(lines[0].Split(','), "train_loss")], CultureInfo.InvariantCulture);

    private static async Task<string[]> Texts(WatchedPage page, string selector) =>
        [.. await page.Page.Locator(selector).AllTextContentsAsync()];
}
