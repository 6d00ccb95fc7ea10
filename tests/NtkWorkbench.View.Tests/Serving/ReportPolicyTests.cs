namespace NtkWorkbench.View.Tests;

public sealed class ReportPolicyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_ReportOfThisProgram_RunsItsScriptAloneAndKeepsItsOrigin()
    {
        string policy = Of(new HtmlPage("a report", "report.js").ToString());
        policy.ShouldNotContain("sandbox");
        policy.ShouldNotContain("script-src 'unsafe-inline'");
        policy.ShouldContain("script-src 'sha256-");
    }

    [Fact]
    public void Of_ReportThatNamesTheScriptAndHoldsAnother_AllowsTheOneThatItNames()
    {
        string own = Of(new HtmlPage("a report", "report.js").ToString());
        Of(new HtmlPage("a report", "report.js") + "<script>alert(1)</script>").ShouldBe(own);
    }

    [Theory]
    [InlineData("<p>an older report</p><script>alert(1)</script>")]
    [InlineData("")]
    public void Of_AnyOtherReport_HasNoOrigin(string html) => Of(html).Split("; ").ShouldContain("sandbox allow-scripts allow-downloads");

    [Theory]
    [InlineData("another document")]
    [InlineData("in front")]
    [InlineData("no style")]
    [InlineData("more in the head")]
    [InlineData("markup in the title")]
    public void Of_ReportThatNamesTheScriptWithoutTheWholeHead_HasNoOrigin(string change)
    {
        string own = new HtmlPage("a report", "report.js").ToString();
        string policy = own[own.IndexOf("<meta http-equiv", StringComparison.Ordinal)..own.IndexOf("<meta name", StringComparison.Ordinal)];
        string html = change switch
        {
            "another document" => $"<!DOCTYPE html><html><head>{policy}</head><script>alert(1)</script>",
            "in front" => "<script>alert(1)</script>" + own,
            "no style" => own.Remove(own.IndexOf("<style>", StringComparison.Ordinal), "<style>".Length),
            "more in the head" => own.Replace("</style>", "</style><base href=\"/\">", StringComparison.Ordinal),
            "markup in the title" => own.Replace("a report", "a </title><script>alert(1)</script><title>", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        html.ShouldContain("script-src 'sha256-");
        Of(html).ShouldContain("sandbox");
    }

    [Fact]
    public void Of_ReportOfALongTitleInAnyLetters_KeepsItsOrigin() =>
        Of(new HtmlPage(string.Concat(Enumerable.Repeat("θ <1> & ", 50)), "report.js").ToString()).ShouldNotContain("sandbox");

    [Fact]
    public void Of_AnyReport_ReachesNothing()
    {
        foreach (string policy in new[] { Of("<p>"), Of(new HtmlPage("a report", "report.js").ToString()), ReportPolicy.Own })
        {
            policy.ShouldStartWith("default-src 'none'; ");
            policy.ShouldNotContain("connect-src");
            policy.ShouldNotContain("'self'");
        }
    }

    private string Of(string html)
    {
        using FileStream file = File.OpenRead(_folder.Write("report.html", html));
        string policy = ReportPolicy.Of(file);
        file.Position.ShouldBe(0);
        return policy;
    }
}
