namespace NtkWorkbench.Runs.Tests;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Create_NewRun_IsNamedByTimeAndHoldsTheJob()
    {
        RunFolder run = RunFolder.Create(_folder.File("runs"), "elbows", "name: elbows\n", new StoppedClock());

        Path.GetRelativePath(_folder.Path, run.Path).ShouldMatch("^runs/elbows/20260102T030405Z-[0-9a-f]{6}$");
        File.ReadAllText(run.JobYaml).ShouldBe("name: elbows\n");
        Directory.GetFileSystemEntries(run.Path).ShouldBe([run.JobYaml]);
    }

    [Fact]
    public async Task Create_ManyInTheSameInstant_EachHasItsOwn()
    {
        const int count = 32;

        RunFolder[] runs = await Task.WhenAll(Enumerable.Range(0, count).Select(i =>
            Task.Run(() => RunFolder.Create(_folder.File("runs"), "job", $"{i}", new StoppedClock()))));

        runs.Select(run => run.Path).Distinct().Count().ShouldBe(count);
        runs.Select(run => File.ReadAllText(run.JobYaml)).ShouldBe(Enumerable.Range(0, count).Select(i => $"{i}"));
    }

    [Fact]
    public async Task CreateAt_SameFolderAtOnce_OneSucceeds()
    {
        bool[] succeeded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Record.Exception(() => RunFolder.CreateAt(_folder.File("out"), "job")) is null)));

        succeeded.Count(won => won).ShouldBe(1);
        File.ReadAllText(_folder.File("out", "job.yaml")).ShouldBe("job");
    }

    [Fact]
    public void CreateAt_FolderWithAFile_IsRefusedAndUntouched()
    {
        Directory.CreateDirectory(_folder.File("out"));
        _folder.Write("out/mine.txt", "mine");

        Should.Throw<JobException>(() => RunFolder.CreateAt(_folder.File("out"), "job")).Message.ShouldContain("must not exist or be "
            + "empty");

        Directory.GetFileSystemEntries(_folder.File("out")).ShouldBe([_folder.File("out", "mine.txt")]);
    }

    [Fact]
    public void CreateAt_FileInTheWay_IsNamedAndNothingIsLeft()
    {
        _folder.Write("file", "mine");

        Should.Throw<JobException>(() => RunFolder.CreateAt(_folder.File("file", "a", "b"), "job")).Message.ShouldEndWith(
            $"{_folder.File("file")} is a file");
        Should.Throw<JobException>(() => RunFolder.CreateAt(_folder.File("file"), "job")).Message.ShouldEndWith($"{_folder.File("file")} "
            + $"is "
            + $"a file");

        _folder.Names().ShouldBe(["file"]);
    }

    [Fact]
    public void CreateAt_NameTooLong_IsRefusedAndNothingIsLeft()
    {
        Should.Throw<JobException>(() => RunFolder.CreateAt(_folder.File("a", "b", new string('x', 300)), "job")).Message.ShouldContain(
            "the folder of the run cannot be made here");

        _folder.Names().ShouldBeEmpty();
    }

    [SkippableFact]
    public void CreateAt_UnwritablePlace_IsRefused()
    {
        Skip.IfNot(Directory.Exists("/proc/self"), "only Linux has a folder that nobody can write to");

        Should.Throw<JobException>(() => RunFolder.CreateAt("/proc/self/run", "job")).Message.ShouldContain("/proc/self/run: the folder of "
            + "the run cannot be made here");
    }

    [Fact]
    public void Open_OtherFolders_AreRefused()
    {
        Should.Throw<JobException>(() => RunFolder.Open(_folder.Path)).Message.ShouldContain("must be the folder of a run");
        Should.Throw<JobException>(() => RunFolder.Open(_folder.File("none"))).Message.ShouldContain("there is no such folder");
    }

    // As another process does that ends the run.
    [Fact]
    public async Task Open_StateIsDeletedMeanwhile_IsOpened()
    {
        RunFolder run = RunFolder.CreateAt(_folder.File("run"), "name: a\n");
        using var end = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Task other = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Directory.CreateDirectory(run.State);
                Directory.Delete(run.State);
            }
        });

        while (!end.IsCancellationRequested)
            RunFolder.Open(run.Path).Path.ShouldBe(run.Path);

        await other;
    }

    [Fact]
    public void At_AnyPath_AsksNothing()
    {
        RunFolder none = RunFolder.At(_folder.File("none"));

        RunHeader.Of(none).ShouldBeNull();
        RunLock.IsHeld(none, TimeProvider.System).ShouldBeFalse();
        Directory.CreateDirectory(none.State);
        RunHeader.Of(none).ShouldBeNull();
    }

    [Fact]
    public async Task HeaderOf_SummaryIsDeletedMeanwhile_IsItOrNone()
    {
        RunFolder run = RunFolder.CreateAt(_folder.File("run"), "name: a\n");
        for (int round = 0; round < 300; round++)
        {
            File.WriteAllText(run.Summary, """
                {"name": "a", "status": "cancelled", "seconds": {"training": 1, "features": 0, "figures": 0, "total": 1}}
                """);
            Task other = Task.Run(() => File.Delete(run.Summary));
            while (RunHeader.Of(RunFolder.At(run.Path)) is RunHeader header)
                header.Name.ShouldBe("a");
            await other;
        }
    }

    public void Dispose() => _folder.Dispose();

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
