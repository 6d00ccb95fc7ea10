namespace NtkWorkbench.View.Tests;

/// <summary>A server over a folder of sample runs, with secrets beside them that no answer may hold.</summary>
public sealed class ServedRuns : IAsyncLifetime, IDisposable
{
    internal const string Secret = "precious";

    private readonly TemporaryFolder _folder = new();
    private ViewServer? _server;

    internal string Id { get; } = SampleRun.IdOf("sample/20260101T000000Z-aaaaaa");

    internal string Root => _folder.File("runs");

    internal string Run => Path.Combine(Root, "sample", "20260101T000000Z-aaaaaa");

    internal int Port => _server!.Port;

    internal string Host => Invariant($"127.0.0.1:{Port}");

    internal string Token { get; private set; } = "";

    internal string Cookie { get; private set; } = "";

    public async Task InitializeAsync()
    {
        new SampleRun().Write(Run);
        new SampleRun { Seed = 2 }.Write(Path.Combine(Root, "sample", "20260102T000000Z-bbbbbb"));
        foreach (string place in new[] { _folder.Path, Root, Run, Path.Combine(Run, "figures") })
            File.WriteAllText(Path.Combine(place, "secret.txt"), Secret);
        File.WriteAllText(Path.Combine(Run, "figures", ".hidden.png"), Secret);
        Directory.CreateDirectory(Path.Combine(Run, "checkpoints"));
        File.WriteAllText(Path.Combine(Run, "checkpoints", "final.safetensors"), Secret);
        Plant();
        _server = await ViewServer.StartAsync(new ViewOptions { Folder = Root, Compare = (folders, _) => $"compared {folders.Count}" });
        Token = new Uri(_server.Address).Query["?token=".Length..];
        RawAnswer answer = await RawAnswer.To(Port, "GET", $"/?token={Token}", ("Host", Host));
        Cookie = answer["Set-Cookie"]!.Split(';')[0];
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    /// <summary>Asks as the browser does that opened the address; what stands in <c>head</c> takes the place of what it would
    /// send.</summary>
    internal Task<RawAnswer> Ask(string target, string method = "GET", params (string Name, string Value)[] head)
    {
        (string, string)[] own = [("Host", Host), ("Cookie", Cookie), ("Sec-Fetch-Site", "same-origin")];
        IEnumerable<(string, string)> kept = own.Where(line => !head.Any(other => other.Name == line.Item1));
        return RawAnswer.To(Port, method, target, [.. kept, .. head.Where(line => line.Value != "-")]);
    }

    // Links to what lies outside, wherever a run has a file or a folder.
    private void Plant()
    {
        if (OperatingSystem.IsWindows())
            return;
        string outside = _folder.File("outside"), linked = Path.Combine(Root, "linked", "20260103T000000Z-cccccc");
        new SampleRun { Name = Secret }.Write(outside);
        foreach (string name in new[] { "report.html", "metrics.csv", "summary.json", "resolved.yaml", "figures/fit.png" })
            File.WriteAllText(Path.Combine(outside, name), Secret);
        new SampleRun { Name = "linked", HasReport = false }.Write(linked);
        foreach (string name in new[] { "report.html", "metrics.csv", "summary.json", "resolved.yaml", "findings.json" })
        {
            File.Delete(Path.Combine(linked, name));
            File.CreateSymbolicLink(Path.Combine(linked, name), Path.Combine(outside, name));
        }
        Directory.Delete(Path.Combine(linked, "figures"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(linked, "figures"), Path.Combine(outside, "figures"));
        Directory.CreateSymbolicLink(Path.Combine(linked, "features"), outside);
        File.CreateSymbolicLink(Path.Combine(Run, "figures", "link.png"), Path.Combine(outside, "figures", "fit.png"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "sample", "20260104T000000Z-dddddd"), outside);
        Directory.CreateSymbolicLink(Path.Combine(Root, "elsewhere"), _folder.Path);
    }
}
