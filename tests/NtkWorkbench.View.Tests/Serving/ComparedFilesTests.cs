namespace NtkWorkbench.View.Tests;

/// <summary>A comparison reads the files of the compared folders, and says in words what it refuses.</summary>
public sealed class ComparedFilesTests : IDisposable
{
    private const string Job = """
        name: compared
        data: {kind: csv, inputs: [x], targets: [y], train: {file: points.csv}}
        network: {hidden: [4]}
        training: {steps: 10}
        figures: {formats: []}
        """;

    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.File("runs");

    private string Run => Path.Combine(Root, "one");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compare_RunOfOwnFiles_IsThePage()
    {
        Train();
        RawAnswer answer = await Compare();
        answer.Status.ShouldBe(200, answer.Body);
        answer.Body.ShouldContain("data-app=\"comparison\"");
        answer.Body.ShouldContain("<title>Comparison of compared</title>");
        answer.Body.ShouldContain("<a href=\"/list\">All runs</a>");
    }

    [SkippableTheory]
    [InlineData("predictions/final.csv")]
    [InlineData("features/final/singular_values.csv")]
    [InlineData("features/final")]
    [InlineData("features")]
    [InlineData("checkpoints/init.safetensors")]
    [InlineData("data/train.csv")]
    [InlineData("metrics.csv")]
    [InlineData("figures/data/nothing-that-is-read.csv")]
    public async Task Compare_LinkAnywhereBelow_IsRefusedInWords(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        Train();
        string path = Path.Combine(Run, name), outside = _folder.File("outside");
        if (Directory.Exists(path))
        {
            Directory.Move(path, outside);
            Directory.CreateSymbolicLink(path, outside);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(path);
            // A reader that came here would show the line in its error.
            File.WriteAllText(outside, ServedRuns.Secret);
            File.CreateSymbolicLink(path, outside);
        }
        RawAnswer answer = await Compare();
        answer.Status.ShouldBe(400, answer.Body);
        answer.Body.ShouldContain("is a link, and runs with links are not compared here");
        answer.Body.ShouldNotContain(ServedRuns.Secret);
        answer.Body.ShouldNotContain(outside);
    }

    [Theory]
    [InlineData("../../outside.csv")]
    [InlineData("data/../../one-beside/train.csv")]
    [InlineData("ABSOLUTE")]
    public async Task Compare_DataThatLieElsewhere_AreRefusedInWords(string named)
    {
        Train();
        string outside = _folder.Write("outside.csv", ServedRuns.Secret);
        string resolved = Path.Combine(Run, "resolved.yaml");
        string text = File.ReadAllText(resolved);
        text.ShouldContain("data/train.csv");
        File.WriteAllText(resolved, text.Replace("data/train.csv", named.Replace("ABSOLUTE", outside)));
        RawAnswer answer = await Compare();
        answer.Status.ShouldBe(400, answer.Body);
        answer.Body.ShouldContain("outside of the run&#39;s folder");
        answer.Body.ShouldNotContain(ServedRuns.Secret);
    }

    [Fact]
    public async Task Compare_OneThatThrowsWhatNobodyExpects_IsNamedAndTheOthersAreOffered()
    {
        foreach (string name in new[] { "broken", "good" })
            new SampleRun { Name = name }.Write(Path.Combine(Root, name));
        List<string> told = [];
        RawAnswer answer = await Ask($"/compare?run={SampleRun.IdOf("broken")}&run={SampleRun.IdOf("good")}", new ViewOptions
        {
            Folder = Root,
            Compare = (runs, _) => runs.Any(run => run.EndsWith("broken", StringComparison.Ordinal))
                ? throw new InvalidOperationException("a matrix\u001b[2J\nof 0 rows") : "",
            OnError = told.Add,
        });
        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("<p>broken: ");
        answer.Body.ShouldNotContain("<p>good: ");
        answer.Body.ShouldContain($"/compare?run={SampleRun.IdOf("good")}\"");
        answer.Body.ShouldContain("All runs");
        answer["Content-Security-Policy"]!.ShouldContain("style-src 'self'");
        told.ShouldBe(["a page could not be shown: InvalidOperationException: a matrix [2J of 0 rows"]);
    }

    private void Train()
    {
        _folder.Write("points.csv", "x,y\n0,0\n0.5,1\n1,0\n");
        Directory.CreateDirectory(Root);
        TestWorkbench.Run(_folder.Write("job.yaml", Job), Run);
    }

    private Task<RawAnswer> Compare() => Ask($"/compare?run={SampleRun.IdOf("one")}", new ViewOptions
    {
        Folder = Root,
        Compare = (runs, cancellation) => ComparisonPage.Create(runs, TestWorkbench.Create(), cancellation, allRuns: "/list"),
    });

    private static async Task<RawAnswer> Ask(string target, ViewOptions options)
    {
        await using ViewServer server = await ViewServer.StartAsync(options);
        (string, string) host = ("Host", Invariant($"127.0.0.1:{server.Port}"));
        string cookie = (await RawAnswer.To(server.Port, "GET", new Uri(server.Address).PathAndQuery, host))["Set-Cookie"]!.Split(';')[0];
        return await RawAnswer.To(server.Port, "GET", target, host, ("Cookie", cookie));
    }
}
