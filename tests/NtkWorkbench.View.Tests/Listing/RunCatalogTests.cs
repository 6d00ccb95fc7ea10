using System.Diagnostics;

namespace NtkWorkbench.View.Tests;

public sealed class RunCatalogTests : IDisposable
{
    // Under a second on two cores without other work; with a dozen builds and tests beside it 4 s were seen.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(15);

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Look_ThousandRuns_AreAllListedInTime()
    {
        for (int i = 0; i < 1000; i++)
            new SampleRun { Seed = i, Rows = 151 }.Write(_folder.File("sample", Invariant($"20260101T000000Z-{i:x6}")));
        var catalog = new RunCatalog(_folder.Path, _clock);
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<ListedRun> rows = catalog.Look();
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(LongestLook);
        rows.Count.ShouldBe(1000);
        rows.Select(row => row.Id).Distinct().Count().ShouldBe(1000);
        rows.Select(row => row.Differences["seed"]).Distinct().Count().ShouldBe(1000);
        rows.ShouldAllBe(row => row.Losses.Count == 40 && row.TrainLoss == 0.25 && row.Status == RunStatus.Completed);
    }

    [Fact]
    public void Look_RunsOfOneName_TellWhereTheirJobsDiffer()
    {
        new SampleRun { Seed = 1 }.Write(_folder.File("sample", "a"));
        new SampleRun { Seed = 2 }.Write(_folder.File("sample", "b"));
        new SampleRun { Name = "alone", Seed = 3 }.Write(_folder.File("alone", "c"));
        IReadOnlyList<ListedRun> rows = new RunCatalog(_folder.Path, _clock).Look();
        rows.OrderBy(row => row.Path).Select(row => string.Join(", ", row.Differences.Select(pair => $"{pair.Key} {pair.Value}")))
            .ShouldBe(["", "seed 1", "seed 2"]);
    }

    [Fact]
    public void Look_Family_HasItsMembersAndTheirDifferences()
    {
        string family = _folder.File("family", "20260101T000000Z-aaaaaa");
        new SampleRun { Name = "family" }.Write(family);
        File.Delete(Path.Combine(family, "resolved.yaml"));
        new SampleRun { Name = "relu", Seed = 1 }.Write(Path.Combine(family, "relu"));
        new SampleRun { Name = "tanh", Seed = 2 }.Write(Path.Combine(family, "tanh"));
        // What lies in a member's folder is no run.
        new SampleRun().Write(Path.Combine(family, "tanh", "checkpoints"));
        IReadOnlyList<ListedRun> rows = new RunCatalog(_folder.Path, _clock).Look();
        rows.Count.ShouldBe(3);
        ListedRun whole = rows.Single(row => row.Name == "family");
        whole.Started.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        rows.Where(row => row.Family == whole.Id).Select(row => row.Name).ShouldBe(["relu", "tanh"], ignoreOrder: true);
        rows.Where(row => row.Family == whole.Id).Select(row => row.Differences["seed"]).ShouldBe(["1", "2"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("completed", RunStatus.Completed)]
    [InlineData("waiting", RunStatus.Waiting)]
    [InlineData("diverged", RunStatus.Diverged)]
    public void Look_Status_IsThatOfTheSummary(string written, RunStatus told)
    {
        new SampleRun { Status = written }.Write(_folder.File("a"));
        new RunCatalog(_folder.Path, _clock).Look().Single().Status.ShouldBe(told);
    }

    [Fact]
    public void Look_RunThatSaysItRunsAndWhoseProcessIsGone_WasInterrupted()
    {
        new SampleRun { Status = "running", Extra = Process(Environment.MachineName) }.Write(_folder.File("a"));
        new RunCatalog(_folder.Path, _clock).Look().Single().Status.ShouldBe(RunStatus.Interrupted);
    }

    [Fact]
    public void Look_RunOfAnotherMachineThatGoesSilent_WasInterruptedThoughNoFileChanged()
    {
        new SampleRun { Status = "running", Extra = Process("elsewhere") }.Write(_folder.File("a"));
        var catalog = new RunCatalog(_folder.Path, _clock);
        catalog.Look().Single().Status.ShouldBe(RunStatus.Running);
        _clock.Advance(TimeSpan.FromMinutes(6));
        catalog.Look().Single().Status.ShouldBe(RunStatus.Interrupted);
    }

    [Theory]
    [InlineData("summary.json", "{")]
    [InlineData("summary.json", "")]
    [InlineData("summary.json", "{\"name\": \"a\", \"status\": \"dancing\", \"seconds\": null}")]
    [InlineData("resolved.yaml", "\t{")]
    [InlineData("metrics.csv", "no,table")]
    [InlineData("metrics.csv", "step,train_loss\n0,nan\n1,inf\n2,word\n3")]
    public void Look_FileThatIsDamaged_IsListedBesideTheOthers(string name, string text)
    {
        File.WriteAllText(Path.Combine(new SampleRun { Name = "damaged" }.Write(_folder.File("a")), name), text);
        new SampleRun { Name = "whole" }.Write(_folder.File("b"));
        IReadOnlyList<ListedRun> rows = new RunCatalog(_folder.Path, _clock).Look();
        rows.Count.ShouldBe(2);
        rows.Single(row => row.Name == "whole").Status.ShouldBe(RunStatus.Completed);
        ListedRun damaged = rows.Single(row => row.Name != "whole");
        (damaged.Message is null).ShouldBe(name != "summary.json");
        damaged.Losses.ShouldAllBe(loss => loss == null || loss > 0);
    }

    [Fact]
    public void Look_FilesThatChange_AreReadAgain()
    {
        string run = new SampleRun().Write(_folder.File("a"));
        var catalog = new RunCatalog(_folder.Path, _clock);
        string id = catalog.Look().Single().Id;
        new SampleRun { Name = "other name" }.Write(run);
        new SampleRun().Write(_folder.File("b"));
        catalog.Look().Single().Name.ShouldBe("sample", "it looks no more often than four times a second");
        _clock.Advance(TimeSpan.FromMilliseconds(251));
        catalog.Look().Count.ShouldBe(2);
        catalog.Find(id)!.Value.Row.Name.ShouldBe("other name");
        Directory.Delete(run, recursive: true);
        _clock.Advance(TimeSpan.FromMilliseconds(251));
        catalog.Find(id).ShouldBeNull();
    }

    [Fact]
    public void Look_FolderThatIsGone_HasNoRuns()
    {
        new SampleRun().Write(_folder.File("runs", "a"));
        var catalog = new RunCatalog(_folder.File("runs"), _clock);
        catalog.Look().Count.ShouldBe(1);
        Directory.Delete(_folder.File("runs"), recursive: true);
        _clock.Advance(TimeSpan.FromSeconds(1));
        catalog.Look().ShouldBeEmpty();
    }

    [Fact]
    public void Catalog_FolderThatIsNotThere_IsToldInWords() =>
        Should.Throw<JobException>(() => new RunCatalog(_folder.File("none"), _clock))
            .Message.ShouldContain("expected one that holds runs");

    private static string Process(string host) =>
        $$"""
        "process": {"id": 1, "host": "{{host}}", "heartbeat": "{{HandClock.Start:O}}"},
        """;
}
