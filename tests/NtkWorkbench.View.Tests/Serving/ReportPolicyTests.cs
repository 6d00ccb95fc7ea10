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
