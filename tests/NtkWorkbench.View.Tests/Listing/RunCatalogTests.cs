namespace NtkWorkbench.View.Tests;

public sealed class RunCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Look_ThousandRunsAgain_ReadsNoFile()
    {
        for (int i = 0; i < 1000; i++)
            new SampleRun { Seed = i, Rows = 151 }.Write(_folder.File("sample", Invariant($"20260101T000000Z-{i:x6}")));
        var catalog = new RunCatalog(_folder.Path, _clock);
        IReadOnlyList<ListedRun> rows = catalog.Look();
        rows.Count.ShouldBe(1000);
        rows.Select(row => row.Id).Distinct().Count().ShouldBe(1000);
        rows.Select(row => row.Differences["seed"]).Distinct().Count().ShouldBe(1000);
        rows.ShouldAllBe(row => row.Losses.Count == 40 && row.TrainLoss == 0.25 && row.Status == RunStatus.Completed);

        // What is read from now on is no longer what it was, and has the time and length of before.
        foreach (string file in Directory.GetFiles(_folder.Path, "*.*", SearchOption.AllDirectories))
        {
            DateTime time = File.GetLastWriteTimeUtc(file);
            File.WriteAllText(file, new string('{', (int)new FileInfo(file).Length));
            File.SetLastWriteTimeUtc(file, time);
        }
        _clock.Advance(TimeSpan.FromSeconds(1));
        catalog.Look().ShouldBeSameAs(rows);
    }

    [Fact]
    public void Find_RunThatIsKnown_LooksAtNoOther()
    {
        new SampleRun().Write(_folder.File("a"));
        var catalog = new RunCatalog(_folder.Path, _clock);
        string id = catalog.Look().Single().Id;
        _clock.Advance(TimeSpan.FromMilliseconds(251));
        catalog.Find(id).ShouldNotBeNull();
        new SampleRun().Write(_folder.File("b"));
        catalog.Look().Count.ShouldBe(2, "finding one did not look at all, so that it was time to");
        new SampleRun().Write(_folder.File("c"));
        _clock.Advance(TimeSpan.FromMilliseconds(251));
        catalog.Find(SampleRun.IdOf("c")).ShouldNotBeNull("one that is not known is looked for");
    }

    [SkippableFact]
    public void Find_FolderThatBecameALink_IsGone()
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        new SampleRun().Write(_folder.File("runs", "sample", "a"));
        var catalog = new RunCatalog(_folder.File("runs"), _clock);
        string id = catalog.Look().Single().Id;
        Directory.Move(_folder.File("runs", "sample"), _folder.File("outside"));
        Directory.CreateSymbolicLink(_folder.File("runs", "sample"), _folder.File("outside"));
        catalog.Find(id).ShouldBeNull();
    }

    [Fact]
    public void Look_OneThatChanges_LeavesTheOthersRows()
    {
        string run = new SampleRun { Seed = 1 }.Write(_folder.File("a"));
        new SampleRun { Seed = 2 }.Write(_folder.File("b"));
        var catalog = new RunCatalog(_folder.Path, _clock);
        var changes = new ListChanges(catalog.Look);
        changes.Look().ShouldHaveSingleItem();
        ListedRun other = catalog.Look().Single(row => row.Path == "b");
        new SampleRun { Seed = 1, Rows = 3 }.Write(run);
        _clock.Advance(TimeSpan.FromSeconds(1));
        catalog.Look().Single(row => row.Path == "b").ShouldBeSameAs(other);
        catalog.Look().Single(row => row.Path == "a").Losses.Count.ShouldBe(3);
        changes.Look().ShouldHaveSingleItem();
        _clock.Advance(TimeSpan.FromSeconds(1));
        changes.Look().ShouldBeEmpty();
    }

    [Fact]
    public void Look_JobsThatDiffer_DoAsTheirComparisonSays()
    {
        // One leaves defaults out, and the rates are the same fraction of two largest ones.
        string[] runs = ["a", "b", "c"];
        new SampleRun { Seed = 1, Extra = "\"fraction_of_max_rate\": 0.5," }.Write(_folder.File("a"));
        string second = new SampleRun { Seed = 2, Extra = "\"fraction_of_max_rate\": 0.5," }.Write(_folder.File("b"));
        string resolved = File.ReadAllText(Path.Combine(second, "resolved.yaml"));
        File.WriteAllText(Path.Combine(second, "resolved.yaml"), resolved.Replace("0.02", "0.030", StringComparison.Ordinal));
        string third = new SampleRun { Seed = 2, Extra = "\"fraction_of_max_rate\": 0.25," }.Write(_folder.File("c"));
        string whole = ResolvedYaml.Write(JobLoader.Load(Path.Combine(third, "resolved.yaml"), []).Job);
        File.WriteAllText(Path.Combine(third, "resolved.yaml"), whole);

        IReadOnlyList<ListedRun> rows = new RunCatalog(_folder.Path, _clock).Look();

        NetworkJob[] jobs = [.. runs.Select((run, i) => ComparedRun.WrittenAs(
            (NetworkJob)JobLoader.Load(_folder.File(run, "resolved.yaml"), []).Job, i == 2 ? 0.25 : 0.5))];
        var compared = JobDifferences.Of(jobs);
        compared.Keys.ShouldBe(["seed", "training.learning_rate.fraction_of_max"], ignoreOrder: true);
        foreach ((int i, string run) in runs.Index())
        {
            rows.Single(row => row.Path == run).Differences
                .ShouldBe(compared.Keys.ToDictionary(key => key, key => compared.Value(i, key)), ignoreOrder: true);
        }
    }

    [Fact]
    public void Whole_FolderThatIsARunOrAFamily_IsThat()
    {
        string family = new SampleRun { Name = "family" }.Write(_folder.File("runs", "family"));
        File.Delete(Path.Combine(family, "resolved.yaml"));
        string member = new SampleRun { Name = "relu" }.Write(Path.Combine(family, "relu"));
        new RunCatalog(_folder.File("runs"), _clock).Whole().ShouldBeNull();
        var ofFamily = new RunCatalog(family, _clock);
        RunPlace whole = ofFamily.Whole().ShouldNotBeNull();
        (whole.Path, whole.IsFamily).ShouldBe(("family", true));
        ofFamily.Look().Select(row => (row.Path, row.Family)).ShouldBe([("family", null), ("family/relu", whole.Id)]);
        var ofRun = new RunCatalog(member + Path.DirectorySeparatorChar, _clock);
        (ofRun.Whole()?.Path, ofRun.Look().Count).ShouldBe(("relu", 1));
        ofRun.Find(ofRun.Whole()!.Id).ShouldNotBeNull().Look(_clock).Name.ShouldBe("relu");
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
        new SampleRun { Status = "running" }.Write(_folder.File("a"));
        new RunCatalog(_folder.Path, _clock).Look().Single().Status.ShouldBe(RunStatus.Interrupted);
    }

    [Fact]
    public void Look_RunOfAnotherMachineThatGoesSilent_WasInterruptedThoughNoFileChanged()
    {
        new SampleRun { Status = "running", Host = "elsewhere" }.Write(_folder.File("a"));
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
        catalog.Find(id)!.Look(_clock).Name.ShouldBe("other name");
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
            .Message.ShouldContain("expected one that holds runs: make a first run by ntk run JOB, or name another by ntk view FOLDER");

    [Fact]
    public void Catalog_FileInThePlaceOfAFolder_IsToldInWords() =>
        Should.Throw<JobException>(() => new RunCatalog(_folder.Write("runs", ""), _clock))
            .Message.ShouldContain("is a file, expected a folder that holds runs");
}
