namespace NtkWorkbench.Browser.Tests;

/// <summary>Pages of runs whose names are markup, wherever a user can write: it is read, and never obeyed.</summary>
[Collection(BrowserCollection.Name)]
public class HostileTests(Workplace place)
{
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 120_000 };

    // Reports of labs say no names of columns, and that of a family says its members alone.
    public static TheoryData<string, bool> Kinds => new()
    {
        { "hostile", true }, { "hostile_comparison", true }, { "hostile_family", false }, { "hostile_noise", false },
        { "hostile_quadratic", false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Report_FromDisk_ShowsTheNamesAsText(string kind, bool saysNames)
    {
        await using WatchedPage page = await place.OpenAsync(place.Address(kind));
        foreach (ILocator canvas in await page.Page.Locator("canvas[role=img]").AllAsync())
        {
            await canvas.ScrollIntoViewIfNeededAsync();
            await canvas.FocusAsync();
            await page.Page.Keyboard.PressAsync("ArrowRight");
        }
        foreach (ILocator table in await page.Page.GetByRole(AriaRole.Button, new() { Name = "data table" }).AllAsync())
            await table.ClickAsync();
        await ShouldBeText(page.Page, saysNames);
        page.Messages.ShouldBeEmpty();
        page.Requests.ShouldBe([place.Address(kind)]);
    }

    [Fact]
    public async Task View_ListAndComparison_ShowTheNamesAsText()
    {
        using Served served = await Served.Start(place.HostileRuns);
        await using WatchedPage page = await place.OpenAsync(served.Address);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "members of hostile_family" }).ClickAsync(new() { Timeout = 120_000 });
        IReadOnlyList<ILocator> members = await page.Page.Locator("tr.member input").AllAsync();
        members.Count.ShouldBe(4, "two names of the data and two seeds");
        foreach (ILocator member in members)
            await member.CheckAsync();
        await ShouldBeText(page.Page);
        IPage comparison = await page.Page.Context.RunAndWaitForPageAsync(
            () => page.Page.GetByRole(AriaRole.Button, new() { Name = "Compare 4" }).ClickAsync());
        await comparison.Locator(".comparison .runs tbody tr").First.WaitForAsync(Patient);
        await ShouldBeText(comparison);
        page.Messages.ShouldBeEmpty();
        page.Requests.ShouldAllBe(url => url.StartsWith(served.Origin, StringComparison.Ordinal));
    }

    // What markup would have made: a picture, a script that is not the page's own, or what it does.
    private static async Task ShouldBeText(IPage page, bool saysNames = true)
    {
        (await page.InnerTextAsync("body")).Contains(Workplace.Hostile, StringComparison.Ordinal).ShouldBe(saysNames);
        (await page.Locator("img, iframe, object, embed, body i, body b, [onerror]").CountAsync()).ShouldBe(0);
    }
}
