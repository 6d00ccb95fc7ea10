using System.Globalization;
using System.Text.Json;

namespace NtkWorkbench.Browser.Tests;

/// <summary>The sliders in the reports of labs.</summary>
[Collection(BrowserCollection.Name)]
public class LabTests(Workplace place)
{
    // Until a link has been written after the last movement, and a frame drawn.
    private const int Rest = 700;

    public static TheoryData<string> Labs => ["quadratic", "step_size", "instance_noise", "sweep"];

    [Fact]
    public async Task Open_Quadratic_SaysTheReportsNumbers()
    {
        string said = await SaidAsync("quadratic", "");
        string rate = Finding("quadratic", "quadratic.rate", "rate").ToString("0.000000", CultureInfo.InvariantCulture);
        said.ShouldContain($"with rate {rate}");
        said.ShouldContain($"reached after {Finding("quadratic", "quadratic.steps", "steps")} steps");
        said.ShouldContain($"= {Short(Finding("quadratic", "quadratic.limit", "predicted"))} that the largest σ");
    }

    [Fact]
    public async Task Open_StepSize_SaysTheReportsNumbers() =>
        (await SaidAsync("step_size", "")).ShouldContain(
            $"from step {Finding("step_size", "step_size.reason.constant", "first_step")} on it jumps between two points, "
                + $"{Short(Finding("step_size", "step_size.reason.constant", "near"))} and");

    [Fact]
    public async Task Open_InstanceNoise_SaysTheReportsNumbers()
    {
        string said = await SaidAsync("instance_noise", "");
        said.ShouldContain($"= {Short(Finding("instance_noise", "instance_noise.ridge", "ridge"))}:");
        said.ShouldContain($"keeps {Short(Finding("instance_noise", "instance_noise.shrinkage", "kept_largest"))} along the largest");
        said.ShouldContain($"= {Short(Finding("instance_noise", "instance_noise.mean_limit", "limit"))} of the mean");
        said.ShouldContain($"below {Short(Finding("instance_noise", "instance_noise.spread_limit", "limit"))}.");
    }

    [Fact]
    public async Task Open_Sweep_SaysTheBestLoss() =>
        (await SaidAsync("sweep", "")).ShouldContain($"to {Short(Finding("sweep", "sweep.best", "loss"))} after");

    [Fact]
    public async Task Open_LinkBeyondTheLimit_SaysThatItDiverges() =>
        (await SaidAsync("quadratic", "#eta=3.9&beta=0.1&step=10")).ShouldContain("η = 3.9 with β = 0.1 diverges");

    [Theory]
    [InlineData("quadratic", "eta=NaN&beta=-3&step=1e9&x=1")]
    [InlineData("step_size", "path=99&size=0&step=%3Cimg%3E")]
    [InlineData("instance_noise", "noise=Infinity&eta=&step=-1")]
    [InlineData("sweep", "fraction=1e300")]
    public async Task Open_LinkOfNonsense_StandsWhereItCan(string kind, string link)
    {
        await using WatchedPage page = await place.OpenAsync($"{place.Address(kind)}#{link}");
        await page.Page.WaitForTimeoutAsync(Rest);
        page.Messages.ShouldBeEmpty();
        (await page.Page.InnerTextAsync(".lab .said")).ShouldNotContain("not a number");
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task Keys_OnEverySlider_ChangeWordsFiguresAndLinkAndResetTakesThemBack(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind));
        foreach (ILocator slider in await page.Page.Locator(".lab input[type=range]").AllAsync())
        {
            if (!await slider.IsVisibleAsync())
                continue;
            string? words = await slider.GetAttributeAsync("aria-valuetext"), figures = await FiguresAsync(page);
            await slider.FocusAsync();
            await page.Page.Keyboard.PressAsync("Home");
            await page.Page.Keyboard.PressAsync("ArrowRight");
            await page.Page.WaitForTimeoutAsync(Rest);
            (await slider.GetAttributeAsync("aria-valuetext")).ShouldNotBe(words);
            (await FiguresAsync(page) == figures).ShouldBeFalse(words);
            new Uri(page.Page.Url).Fragment.ShouldContain("=");
            string moved = await page.Page.InnerTextAsync(".lab .said");
            await page.Page.ReloadAsync();
            (await page.Page.InnerTextAsync(".lab .said")).ShouldBe(moved);
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
            await page.Page.WaitForTimeoutAsync(Rest);
            (await slider.GetAttributeAsync("aria-valuetext")).ShouldBe(words);
            (await FiguresAsync(page) == figures).ShouldBeTrue(words);
        }
        page.Messages.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task Play_ByItsButton_MovesUntilItIsPaused(string kind)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind));
        ILocator slider = page.Page.Locator(kind == "sweep" ? "#slider-fraction" : "#slider-step");
        string first = await slider.InputValueAsync();
        await page.Page.WaitForTimeoutAsync(Rest);
        (await slider.InputValueAsync()).ShouldBe(first);
        await page.Page.Locator(".lab .slider button:visible").First.ClickAsync();
        await page.Page.WaitForTimeoutAsync(3 * Rest);
        await page.Page.Locator(".lab .slider button:visible").First.ClickAsync();
        string paused = await slider.InputValueAsync();
        paused.ShouldNotBe(first);
        await page.Page.WaitForTimeoutAsync(2 * Rest);
        (await slider.InputValueAsync()).ShouldBe(paused);
        page.Messages.ShouldBeEmpty();
    }

    private async Task<string> SaidAsync(string kind, string fragment)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind) + fragment);
        return await page.Page.InnerTextAsync(".lab .said");
    }

    // What the moving figures show. Chromium warns of pixels that are read one by one.
    private static Task<string> FiguresAsync(WatchedPage page) => page.Page.EvaluateAsync<string>(
        "() => [...document.querySelectorAll('.lab canvas[role=img]')].map(canvas => canvas.toDataURL()).join(' ')");

    private double Finding(string kind, string name, string number)
    {
        using JsonDocument findings = JsonDocument.Parse(File.ReadAllText(Path.Combine(place.Run(kind), "findings.json")));
        return findings.RootElement.EnumerateArray().First(finding => finding.GetProperty("name").GetString() == name)
            .GetProperty("numbers").GetProperty(number).GetDouble();
    }

    // Four digits, as pages read numbers out.
    private static string Short(double value) => value.ToString("g4", CultureInfo.InvariantCulture);
}
