using System.Net;
using System.Text.RegularExpressions;

namespace NtkWorkbench.View.Tests;

/// <summary>Reports of a family, of its members and of their comparison link to each other as they lie in its folder.</summary>
public sealed partial class FamilyLinksTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: piecewise_linear, train: {count: 10}, test: {count: 5}}
        network: {hidden: [3]}
        training: {steps: 4}
        features: {grid: {count: 9}}
        variants: {calm.slow: , quick: {training.learning_rate: 0.05}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_EveryLinkOfAFamilysReports_IsThere()
    {
        string runs = _folder.File("runs");
        Directory.CreateDirectory(runs);
        RunPlan plan = RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", Job), []), TestWorkbench.Create());
        plan.Run(RunFolder.CreateAt(Path.Combine(runs, "small"), plan.Source.Text), new SilentObserver(), default);
        await using ViewServer server = await ViewServer.StartAsync(new ViewOptions { Folder = runs, Compare = (_, _) => "" });
        (string, string) host = ("Host", Invariant($"127.0.0.1:{server.Port}"));
        string cookie = (await RawAnswer.To(server.Port, "GET", new Uri(server.Address).PathAndQuery, host))["Set-Cookie"]!.Split(';')[0];
        string family = $"/run/{SampleRun.IdOf("small")}/", comparison = $"/run/{SampleRun.IdOf("small/comparison")}/";
        (await Ask(comparison))["Location"].ShouldBe($"{family}comparison/");
        (await Ask($"{comparison}report.html"))["Location"].ShouldBe($"{family}comparison/report.html");

        var seen = new HashSet<string>();
        var left = new Queue<string>([family]);
        while (left.TryDequeue(out string? address))
        {
            if (!seen.Add(address))
                continue;
            RawAnswer answer = await Ask(address);
            answer.Status.ShouldBe(200, address);
            if (!address.EndsWith('/') && !address.EndsWith(".html", StringComparison.Ordinal))
                continue;
            foreach (Match link in Link().Matches(answer.Body))
            {
                Uri found = new(new Uri($"http://127.0.0.1{address}"), WebUtility.HtmlDecode(link.Groups[1].Value));
                if (found.Host == "127.0.0.1")
                    left.Enqueue(found.PathAndQuery);
            }
        }
        seen.ShouldContain($"{family}comparison/report.html");
        seen.Count(address => address.EndsWith("/report.html", StringComparison.Ordinal)).ShouldBe(3, string.Join('\n', seen));
        seen.ShouldContain(address => address.EndsWith(".png", StringComparison.Ordinal), "figures are linked to from where they lie");
        (await Ask($"{family}none/report.html")).Status.ShouldBe(404);
        (await Ask($"{family}..%2Fsmall/report.html")).Status.ShouldBe(404);

        Task<RawAnswer> Ask(string target) => RawAnswer.To(server.Port, "GET", target, host, ("Cookie", cookie));
    }

    [GeneratedRegex("<a[^>]* href=\"([^\"#]+)\"")]
    private static partial Regex Link();
}
