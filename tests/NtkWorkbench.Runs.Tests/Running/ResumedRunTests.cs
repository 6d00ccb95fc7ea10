namespace NtkWorkbench.Runs.Tests;

/// <summary>A run that goes on, with what lies in its state as it may lie there.</summary>
public sealed class ResumedRunTests : IDisposable
{
    private const string Job = """
        name: resumed
        data: {kind: csv, train: train.csv, inputs: [x], targets: [y]}
        network: {hidden: [5]}
        training: {steps: 12, learning_rate: {fraction_of_max: 0.5}, record_every: 2}
        features: {grid: {count: 20}, principal: 2, track: {count: 5}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly string _run;

    public ResumedRunTests()
    {
        _workbench.Saving.Interval = TimeSpan.Zero;
        _folder.Write("train.csv", "x,y\n0,1\n0.5,-1\n1,2\n0.2,0.3\n");
        _folder.Write("job.yaml", Job);
        TestWorkbench.Run(_folder.File("job.yaml"), _folder.File("whole", "run"), [], _workbench);
        _run = _folder.File("broken", "run");
    }

    private RunFolder Folder => RunFolder.Open(_run);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(13)]
    public void Resume_SomePiecesAreGone_LeavesTheBytesOfAnUndisturbedRun(int reports)
    {
        Crash(reports);
        foreach (string piece in Pieces().Where((_, i) => i % 2 == 0))
            File.Delete(piece);

        Resume();

        RunBytes.ShouldBeEqual(_folder.File("whole", "run"), _run);
    }

    [Theory]
    [InlineData("data/train.csv")]
    [InlineData("checkpoints/init.safetensors")]
    [InlineData("resolved.yaml")]
    public void Resume_MadeFromSomethingElse_IsRefusedAndLosesNothing(string file)
    {
        Crash(7);
        File.WriteAllText(Folder.Metrics, "kept");
        string path = Path.Combine(_run, file);
        byte[] changed = File.ReadAllBytes(path);
        changed[^2] ^= 1;
        byte[] now = file == "resolved.yaml" ? [.. File.ReadAllBytes(path), (byte)'#', (byte)'\n'] : changed;
        File.WriteAllBytes(path, now);

        Should.Throw<JobException>(Resume);

        File.ReadAllText(Folder.Metrics).ShouldBe("kept");
    }

    [Fact]
    public void Resume_StateWithoutOrigin_IsRefused()
    {
        Crash(7);
        File.Delete(Folder.StateOrigin);

        Should.Throw<JobException>(Resume).Message.ShouldContain("state/origin.json is missing");
    }

    [Fact]
    public void Resume_KilledBeforeItsFirstSummary_KnowsHowTheRateWasWritten()
    {
        Crash(0);
        File.Delete(Folder.Summary);

        Resume();

        RunJson.Read<RunSummary>(Folder.Summary).FractionOfMaxRate.ShouldBe(0.5);
    }

    [Fact]
    public void Run_DoneMeanwhile_SaysSoAndLeavesIt()
    {
        RunFolder whole = RunFolder.Open(_folder.File("whole", "run"));
        byte[] metrics = File.ReadAllBytes(whole.Metrics);

        RunPlans.Resume(whole, _workbench).Run(whole, new SilentObserver(), CancellationToken.None).Describe()
            .ShouldBe("resumed: completed, nothing is left to be done");

        File.ReadAllBytes(whole.Metrics).ShouldBe(metrics);
        Directory.Exists(whole.State).ShouldBeFalse();
    }

    private void Crash(int reports) => Should.Throw<CrashException>(() =>
        TestWorkbench.Run(_folder.File("job.yaml"), _run, [], _workbench, new CrashingObserver(reports)));

    private void Resume() => RunPlans.Resume(Folder, _workbench).Run(Folder, new SilentObserver(), CancellationToken.None);

    private IEnumerable<string> Pieces() =>
        Directory.Exists(Folder.Pieces) ? Directory.GetFiles(Folder.Pieces).Order(StringComparer.Ordinal) : [];
}
