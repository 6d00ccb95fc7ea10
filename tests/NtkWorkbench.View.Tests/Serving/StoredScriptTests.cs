using System.Text.Json;

namespace NtkWorkbench.View.Tests;

/// <summary>Markup in whatever a run folder says reaches no page: it is data, encoded, of a kind that no browser runs.</summary>
public sealed class StoredScriptTests : IDisposable
{
    private const string Markup = "</script><img src=x onerror=alert(1)>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/runs")]
    [InlineData("/events")]
    [InlineData("/run/ID/")]
    [InlineData("/run/ID/events")]
    public async Task Ask_FolderFullOfMarkup_HoldsNone(string route)
    {
        Skip.If(OperatingSystem.IsWindows(), "names of files there hold no markup");
        string root = _folder.File("runs <img src=x onerror=alert(1)>"), name = "a <img src=x onerror=alert(1)>";
        string run = new SampleRun { Name = Markup, Message = JsonSerializer.Serialize(Markup), HasReport = false, Status = "failed" }
            .Write(Path.Combine(root, name));
        await File.WriteAllTextAsync(Path.Combine(run, "resolved.yaml"), $"name: a\nseed: 1\n\"{Markup}\": \"{Markup}\"\n");
        await File.WriteAllTextAsync(Path.Combine(run, "metrics.csv"), $"step,train_loss,{Markup}\n0,1,2\n");
        Directory.CreateDirectory(Path.Combine(run, "checkpoints"));
        await File.WriteAllTextAsync(Path.Combine(run, "checkpoints", "<img src=x onerror=alert(1)>.safetensors"), "");
        string features = Path.Combine(run, "features", "<img src=x onerror=alert(1)>");
        Directory.CreateDirectory(features);
        await File.WriteAllTextAsync(Path.Combine(features, "singular_values.csv"), "index,singular_value,floor\n1,2,0.1\n");
        string other = new SampleRun { Name = Markup, Seed = 2 }.Write(Path.Combine(root, "b"));
        await File.WriteAllTextAsync(Path.Combine(other, "resolved.yaml"), $"name: a\nseed: 2\n\"{Markup}\": other\n");

        await using ViewServer server = await ViewServer.StartAsync(new ViewOptions { Folder = root, Compare = (_, _) => "" });
        (string, string) host = ("Host", Invariant($"127.0.0.1:{server.Port}"));
        string cookie = (await RawAnswer.To(server.Port, "GET", new Uri(server.Address).PathAndQuery, host))["Set-Cookie"]!.Split(';')[0];
        RawAnswer answer = await RawAnswer.To(server.Port, "GET", route.Replace("ID", SampleRun.IdOf(name)), host, ("Cookie", cookie));
        answer.Status.ShouldBe(200);
        answer.Body.ShouldNotContain("<img");
        answer.Body.ShouldNotContain("</script><");
        answer["X-Content-Type-Options"].ShouldBe("nosniff");
        answer["Content-Type"]!.ShouldBeOneOf("text/html; charset=utf-8", "application/json; charset=utf-8", "text/event-stream");
        // What is left out by accident would be safe as well.
        if (route is "/runs" or "/run/ID/events")
            answer.Body.ShouldContain("\\u003Cimg src=x onerror=alert(1)\\u003E");
    }
}
