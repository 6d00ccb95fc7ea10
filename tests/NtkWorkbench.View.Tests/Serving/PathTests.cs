namespace NtkWorkbench.View.Tests;

/// <summary>What an address may lead to: files of a fixed list in the folder of a run that was found.</summary>
public sealed class PathTests(ServedRuns served) : IClassFixture<ServedRuns>
{
    private static readonly string[] Starts = ["/", "/run/", "/run/ID/", "/run/ID/figures/", "/run/ID/figures/data/", "/assets/"];

    // Each leads to a secret, or would if it were decoded once more, cut, or joined to a folder.
    private static readonly (string Name, string Path)[] Ways =
    [
        ("dots", "../secret.txt"),
        ("dots twice", "../../secret.txt"),
        ("dots five times", "../../../../../secret.txt"),
        ("dots that go in and out", "figures/../secret.txt"),
        ("encoded dots", "%2e%2e/secret.txt"),
        ("encoded slash", "..%2fsecret.txt"),
        ("encoded both", "%2e%2e%2fsecret.txt"),
        ("encoded in capitals", "%2E%2E%2Fsecret.txt"),
        ("encoded twice", "%252e%252e%252fsecret.txt"),
        ("encoded three times", "%25252e%25252e%25252fsecret.txt"),
        ("backslash", "..\\secret.txt"),
        ("encoded backslash", "..%5csecret.txt"),
        ("overlong UTF-8", "%c0%ae%c0%ae/secret.txt"),
        ("overlong slash", "..%c0%afsecret.txt"),
        ("wide dots", "%ef%bc%8e%ef%bc%8e/secret.txt"),
        ("percent u", "%u002e%u002e/secret.txt"),
        ("doubled dots and slashes", "....//secret.txt"),
        ("a parameter behind dots", "..;/secret.txt"),
        ("a NUL before an ending", "secret.txt%00.png"),
        ("a line break before an ending", "secret.txt%0a.png"),
        ("a query as an ending", "secret.txt?.png"),
        ("a fragment as an ending", "secret.txt%23.png"),
        ("an absolute path", "/etc/hostname"),
        ("an encoded absolute path", "%2fetc%2fhostname"),
        ("a file address", "file:///etc/hostname"),
        ("a drive", "C:%5csecret.txt"),
        ("a stream of a file", "secret.txt::$DATA"),
        ("the home folder", "~/secret.txt"),
        ("a file that is not listed", "secret.txt"),
        ("a hidden file", ".hidden.png"),
        ("a checkpoint", "checkpoints/final.safetensors"),
        ("the folder itself", "."),
        ("a link", "link.png"),
    ];

    // What a listing of a folder would be asked by.
    private static readonly string[] Folders =
        ["/run", "/run/", "/runs/", "/run/ID/figures", "/run/ID/figures/", "/run/ID/figures/data/", "/run/ID/checkpoints/",
            "/run/ID/state/", "/assets", "/assets/"];

    public static IEnumerable<object[]> WaysFromStarts() => from way in Ways from start in Starts select new object[] { way.Name, start };

    public static TheoryData<string> AllFolders() => [.. Folders];

    [Theory]
    [MemberData(nameof(WaysFromStarts))]
    public async Task Ask_PathTraversal_LeadsNowhere(string way, string start)
    {
        RawAnswer answer = await served.Ask(start.Replace("ID", served.Id) + Ways.Single(known => known.Name == way).Path);
        answer.Body.ShouldNotContain(ServedRuns.Secret);
        answer.Body.ShouldNotContain(Environment.MachineName);
        // The folder itself, and what leads back to it, is a page.
        answer.Status.ShouldBeOneOf(way is "the folder itself" ? [200, 404] : [400, 404]);
    }

    [SkippableTheory]
    [InlineData("report.html")]
    [InlineData("metrics.csv")]
    [InlineData("summary.json")]
    [InlineData("resolved.yaml")]
    [InlineData("findings.json")]
    [InlineData("figures/fit.png")]
    [InlineData("figures/data/fit.csv")]
    public async Task Ask_WhatIsOrLiesBehindALink_IsNotFound(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        string id = SampleRun.IdOf("linked/20260103T000000Z-cccccc");
        RawAnswer answer = await served.Ask($"/run/{id}/{name}");
        answer.Status.ShouldBe(404);
        answer.Body.ShouldNotContain(ServedRuns.Secret);
    }

    [SkippableFact]
    public async Task Ask_ListAndLivePageOfLinks_TellNothingBehindThem()
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        string id = SampleRun.IdOf("linked/20260103T000000Z-cccccc");
        RawAnswer list = await served.Ask("/runs");
        list.Body.ShouldContain("linked/20260103T000000Z-cccccc");
        list.Body.ShouldNotContain("dddddd");
        list.Body.ShouldNotContain("elsewhere");
        foreach (RawAnswer answer in new[] { list, await served.Ask("/events"), await served.Ask($"/run/{id}/events") })
            answer.Body.ShouldNotContain(ServedRuns.Secret);
    }

    [Theory]
    [MemberData(nameof(AllFolders))]
    public async Task Ask_Folder_IsNotListed(string folder)
    {
        RawAnswer answer = await served.Ask(folder.Replace("ID", served.Id));
        answer.Status.ShouldBe(404);
        answer.Body.ShouldNotContain("fit");
    }

    [Theory]
    [InlineData("figures/fit.png", "image/png", null)]
    [InlineData("figures/fit.svg", "image/svg+xml", null)]
    [InlineData("figures/data/fit.csv", "text/plain; charset=utf-8", null)]
    [InlineData("metrics.csv", "text/plain; charset=utf-8", null)]
    [InlineData("summary.json", "application/json", null)]
    [InlineData("report.html", "text/html; charset=utf-8", null)]
    public async Task Ask_FileOfTheList_IsServedAsWhatItIs(string name, string type, string? disposition)
    {
        RawAnswer answer = await served.Ask($"/run/{served.Id}/{name}");
        answer.Status.ShouldBe(200);
        answer["Content-Type"].ShouldBe(type);
        answer["Content-Disposition"].ShouldBe(disposition);
        answer.Body.ShouldBe(await File.ReadAllTextAsync(Path.Combine(served.Run, name)));
    }

    [Theory]
    [InlineData("an address behind the slash", "//evil.example")]
    [InlineData("an address in the place of a run", "/run//evil.example")]
    [InlineData("an encoded address", "/run/https:%2f%2fevil.example")]
    [InlineData("a backslash", "/run/\\evil.example")]
    [InlineData("a run behind an address", "//evil.example/run/ID")]
    [InlineData("an absolute address", "http://evil.example/run/ID")]
    [InlineData("a parameter", "/run/ID?next=http://evil.example")]
    [InlineData("a parameter beside the token", "/?token=x&next=//evil.example")]
    [InlineData("an address as the token", "/?token=//evil.example")]
    [InlineData("line breaks", "/run/ID%0d%0aLocation:%20http://evil.example")]
    [InlineData("line breaks behind the token", "/?token=x%0d%0aLocation:%20http://evil.example")]
    public async Task Ask_OpenRedirect_LeadsToThisServer(string way, string target)
    {
        RawAnswer answer = await served.Ask(target.Replace("ID", served.Id));
        answer["Location"].ShouldBeOneOf([null, "/", $"/run/{served.Id}/"], way);
        answer.Head.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Ask_ToCompare_TakesTheRunsThatWereFound()
    {
        (await served.Ask($"/compare?run={served.Id}&run=../../secret.txt&run={served.Id}")).Body.ShouldBe("compared 1");
        (await served.Ask("/compare?run=nothing")).Status.ShouldBe(404);
        (await served.Ask("/compare")).Status.ShouldBe(404);
    }
}
