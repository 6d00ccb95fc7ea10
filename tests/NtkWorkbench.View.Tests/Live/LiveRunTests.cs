using System.Diagnostics;
using System.Text.Json;

namespace NtkWorkbench.View.Tests;

/// <summary>A run is followed from its files alone, to its end, and to the server's.</summary>
public sealed class LiveRunTests : IDisposable
{
    private const string Job = """
        name: live
        data: {kind: function, function: sine, frequency: 6, train: {count: 40}}
        network: {hidden: [20]}
        training: {steps: 2000000, record_every: 5000}
        figures: {formats: []}
        """;

    // A stop that waited for open streams would take the server's patience of 5 s and more.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events_OfARun_TellItToItsEnd()
    {
        string job = _folder.Write("job.yaml", Job), run = _folder.File("runs", "live");
        Directory.CreateDirectory(_folder.File("runs"));
        Task<RunSummary> running = Task.Run(() => TestWorkbench.Run(job, run));
        while (!File.Exists(Path.Combine(run, "summary.json")))
            await Task.Delay(5);
        await using ViewServer server =
            await ViewServer.StartAsync(new ViewOptions { Folder = _folder.File("runs"), Compare = (_, _) => "" });
        using EventReader reader = await EventReader.Open(server.Address, $"/run/{SampleRun.IdOf("live")}/events");
        Task<List<(string Name, JsonElement Data)>> rest = reader.Rest();
        RunSummary summary = await running;
        if (!File.Exists(Path.Combine(run, "report.html")))
            await File.WriteAllTextAsync(Path.Combine(run, "report.html"), "<p>");
        List<(string Name, JsonElement Data)> events = await rest;

        events[^1].Name.ShouldBe("ended");
        string[] standings = [.. All(events, "standing").Select(data => data.GetProperty("status").GetString()!).Distinct()];
        standings.ShouldBe(["running", "completed"]);
        JsonElement last = All(events, "standing").Last();
        last.GetProperty("step").GetDouble().ShouldBe(2_000_000);
        last.GetProperty("steps").GetDouble().ShouldBe(2_000_000);
        JsonElement[] metrics = [.. All(events, "metrics")];
        metrics.Length.ShouldBeGreaterThan(1, "the loss is told while the run goes on");
        // The journal, and then metrics.csv in its place; each whole.
        double[] steps = [.. metrics.Skip(Array.FindLastIndex(metrics, data => data.GetProperty("is_anew").GetBoolean()))
            .SelectMany(data => data.GetProperty("rows").EnumerateArray()).Select(row => row[0].GetDouble())];
        steps.ShouldBe(Enumerable.Range(0, 401).Select(i => 5000.0 * i));
        All(events, "spectrum").Select(data => data.GetProperty("checkpoint").GetString()).ShouldBe(["init", "final"], ignoreOrder: true);
        All(events, "checkpoints").Last().EnumerateArray().Select(name => name.GetString()).ShouldBe(["init", "final"], ignoreOrder: true);
        summary.Status.ShouldBe(RunStatus.Completed);
    }

    [Fact]
    public async Task Events_OfAFamily_TellEachMember()
    {
        string family = _folder.File("runs", "family");
        new SampleRun { Name = "family", HasReport = false, Status = "waiting" }.Write(family);
        File.Delete(Path.Combine(family, "resolved.yaml"));
        new SampleRun { Name = "relu" }.Write(Path.Combine(family, "relu"));
        new SampleRun { Name = "tanh", Status = "waiting" }.Write(Path.Combine(family, "tanh"));
        await using ViewServer server =
            await ViewServer.StartAsync(new ViewOptions { Folder = _folder.File("runs"), Compare = (_, _) => "" });
        using EventReader reader = await EventReader.Open(server.Address, $"/run/{SampleRun.IdOf("family")}/events");
        (await Until(reader, "members")).EnumerateArray().ToDictionary(
            member => member.GetProperty("name").GetString()!, member => member.GetProperty("status").GetString())
            .ShouldBe(new Dictionary<string, string?> { ["relu"] = "completed", ["tanh"] = "waiting" }, ignoreOrder: true);
        new SampleRun { Name = "tanh", Status = "completed" }.Write(Path.Combine(family, "tanh"));
        (await Until(reader, "members")).EnumerateArray().ShouldAllBe(member => member.GetProperty("status").GetString() == "completed");
    }

    [Fact]
    public async Task Events_OfTheList_TellAtFirstAllAndThenWhatChanges()
    {
        string first = new SampleRun { Name = "first" }.Write(_folder.File("runs", "first"));
        new SampleRun { Name = "second" }.Write(_folder.File("runs", "second"));
        await using ViewServer server =
            await ViewServer.StartAsync(new ViewOptions { Folder = _folder.File("runs"), Compare = (_, _) => "" });
        using EventReader reader = await EventReader.Open(server.Address, "/events");
        (await Until(reader, "runs")).GetProperty("changed").GetArrayLength().ShouldBe(2);
        new SampleRun { Name = "third" }.Write(_folder.File("runs", "third"));
        JsonElement third = (await Until(reader, "runs")).GetProperty("changed");
        third.EnumerateArray().Select(run => run.GetProperty("path").GetString()).ShouldBe(["third"]);
        Directory.Delete(first, recursive: true);
        JsonElement gone = await Until(reader, "runs");
        while (gone.GetProperty("gone").GetArrayLength() == 0)
            gone = await Until(reader, "runs");
        gone.GetProperty("gone")[0].GetString().ShouldBe(SampleRun.IdOf("first"));
    }

    [Fact]
    public async Task Dispose_StreamsThatAreOpen_EndAtOnce()
    {
        new SampleRun { HasReport = false }.Write(_folder.File("runs", "a"));
        ViewServer server =
            await ViewServer.StartAsync(new ViewOptions { Folder = _folder.File("runs"), Compare = (_, _) => "" });
        using EventReader reader = await EventReader.Open(server.Address, $"/run/{SampleRun.IdOf("a")}/events");
        await Until(reader, "standing");
        long start = Stopwatch.GetTimestamp();
        await server.DisposeAsync();
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(AtOnce);
        try
        {
            while (await reader.Next() is not null)
                continue;
        }
        catch (IOException)
        {
            // Cut in the middle of an answer.
        }
    }

    private static IEnumerable<JsonElement> All(List<(string Name, JsonElement Data)> events, string name) =>
        events.Where(told => told.Name == name).Select(told => told.Data);

    private static async Task<JsonElement> Until(EventReader reader, string name)
    {
        while (await reader.Next() is var (found, data))
        {
            if (found == name)
                return data;
        }
        throw new InvalidOperationException($"the stream ended before {name}");
    }
}
