using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace NtkWorkbench.Browser.Tests;

/// <summary>The pages of `ntk view`, used as people do.</summary>
[Collection(BrowserCollection.Name)]
public class ViewTests(Workplace place)
{
    // Training of seconds, on a machine that has other work too.
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 120_000 };

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task List_OfAllRuns_SaysNothingAndHasNoSeriousBarrier(int width, ColorScheme scheme)
    {
        using Served served = await Served.Start(place.Place("."));
        await using WatchedPage page = await place.OpenAsync(served.Address, width, scheme);
        await page.Page.Locator("tbody tr").First.WaitForAsync(Patient);
        new Uri(page.Page.Url).PathAndQuery.ShouldBe("/");
        AxeResult result = await page.Page.RunAxe();
        result.Violations.Where(found => found.Impact is "serious" or "critical")
            .Select(found => $"{found.Id}: {found.Help}: {string.Join(", ", found.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty();
        page.Messages.ShouldBeEmpty();
        page.Requests.ShouldAllBe(url => url.StartsWith(served.Origin, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task List_OpenedByTheFileThatHoldsTheAddress_IsShown()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the browser is a script in the place of xdg-open");
        string programs = Directory.CreateDirectory(place.Place("programs")).FullName, opener = Path.Combine(programs, "xdg-open");
        File.WriteAllText(opener, "#!/bin/sh\necho \"$1\" >\"$0.new\"\nmv \"$0.new\" \"$0.opened\"\n");
        using (Process chmod = Process.Start("chmod", ["u+x", opener]))
            await chmod.WaitForExitAsync();
        using Served served = await Served.Start(Workplace.Start(["view", place.Place("."), "--open"], programs));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!File.Exists($"{opener}.opened"))
            await Task.Delay(20, limit.Token);
        string file = (await File.ReadAllTextAsync($"{opener}.opened")).TrimEnd();
        await using WatchedPage page = await place.OpenAsync(new Uri(file).AbsoluteUri);
        await page.Page.Locator("tbody tr").First.WaitForAsync(Patient);
        page.Page.Url.ShouldBe(served.Origin + "/");
        File.Exists(file).ShouldBeFalse("the token was used");
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_FamilyAndFilter_ShowItsMembers()
    {
        using Served served = await Served.Start(place.Place("."));
        await using WatchedPage page = await place.OpenAsync(served.Address);
        ILocator members = page.Page.Locator("tr.member");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "members of family" }).ClickAsync();
        (await members.CountAsync()).ShouldBe(9, "two widths, two rates and two seeds, and their comparison");
        await page.Page.GetByLabel("filter runs").FillAsync("[16] 0.05");
        (await members.CountAsync()).ShouldBe(2);
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Compare_OfTwoSelectedRuns_ShowsThemOverEachOther()
    {
        using Served served = await Served.Start(place.Place("."));
        await using WatchedPage page = await place.OpenAsync(served.Address);
        await page.Page.GetByLabel("compare deep", new() { Exact = true }).CheckAsync();
        await page.Page.GetByLabel("compare maps", new() { Exact = true }).CheckAsync();
        IPage comparison = await page.Page.Context.RunAndWaitForPageAsync(
            () => page.Page.GetByRole(AriaRole.Button, new() { Name = "Compare 2" }).ClickAsync());
        await comparison.Locator(".comparison .runs tbody tr").First.WaitForAsync(Patient);
        (await comparison.Locator(".comparison .count").First.TextContentAsync()).ShouldStartWith("2 of 2 runs shown");
        await comparison.Locator("section[data-quantity=train_loss] canvas").First.WaitForAsync(Patient);
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ThatIsDone_OpensItsReportWithItsFiles()
    {
        using Served served = await Served.Start(place.Place("."));
        await using WatchedPage page = await place.OpenAsync(served.Address);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "quickstart", Exact = true }).ClickAsync();
        await page.Page.Locator("figure.chart canvas").First.WaitForAsync(Patient);
        string[] links = await page.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('a[href$=\".png\"]')].map(link => link.href)");
        links.ShouldNotBeEmpty();
        IResponse? picture = await page.Page.GotoAsync(links[0]);
        picture!.Status.ShouldBe(200);
        (await picture.HeaderValueAsync("content-type")).ShouldBe("image/png");
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ThatGoesOn_IsFollowedToItsReport()
    {
        string folder = place.Place("followed");
        string job = place.Job("followed-job", """
            data: {kind: function, function: piecewise_linear}
            network: {hidden: [40]}
            training: {steps: 300000, record_every: 1000}
            """);
        using Process run = Workplace.Start(["run", job, "--out", Path.Combine(folder, "one")]);
        try
        {
            while (!File.Exists(Path.Combine(folder, "one", "state", "metrics.csv")))
                await Task.Delay(20);
            using Served served = await Served.Start(folder);
            await using WatchedPage page = await place.OpenAsync(served.Address);
            await page.Page.GetByRole(AriaRole.Link, new() { Name = "followed-job" }).ClickAsync();
            await page.Page.GetByText("running, begun").WaitForAsync(Patient);
            await page.Page.Locator("section canvas").First.WaitForAsync(Patient);
            await page.Page.Locator("figure.chart canvas").First.WaitForAsync(Patient);
            page.Messages.ShouldBeEmpty();
        }
        finally
        {
            run.Kill();
        }
    }

    [Fact]
    public async Task Family_WhoseTasksAreProcesses_IsFollowedToItsReport()
    {
        string folder = place.Place("queued");
        string job = place.Job("queued-job", """
            data: {kind: function, function: piecewise_linear, train: {count: 30}}
            network: {hidden: [20]}
            training: {steps: 200000, record_every: 1000}
            figures: {formats: []}
            seeds: 3
            """);
        using Served served = await Served.Start(Directory.CreateDirectory(folder).FullName);
        await using WatchedPage page = await place.OpenAsync(served.Address);
        using Process run = Workplace.Start(["run", job, "--on", "processes", "--parallel", "1", "--out", Path.Combine(folder, "one")]);
        await page.Page.GetByText("1 running").WaitForAsync(Patient);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "queued-job" }).ClickAsync();
        await page.Page.Locator("table.members td.status.running").WaitForAsync(Patient);
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "job" }).WaitForAsync(Patient);
        AxeResult result = await page.Page.RunAxe();
        result.Violations.Where(found => found.Impact is "serious" or "critical").Select(found => found.Help).ShouldBeEmpty();
        await page.Page.Locator("table.members").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "comparison" }).First.WaitForAsync(Patient);
        page.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_KilledInTheMiddle_IsSaidOnThePage()
    {
        using Served served = await Served.Start(place.Place("."));
        await using WatchedPage page = await place.OpenAsync(served.Address);
        await page.Page.Locator("tbody tr").First.WaitForAsync(Patient);
        served.Kill();
        await page.Page.GetByText("ntk view has ended: start it again").WaitForAsync(Patient);
    }
}
