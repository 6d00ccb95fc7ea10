namespace NtkWorkbench.Runs.Tests;

/// <summary>What readers say of a run that is not done, and that they leave it as it is.</summary>
public sealed class UnfinishedRunTests : IDisposable
{
    private const string Job = """
        name: unfinished
        data: {kind: function, function: piecewise_linear, train: {count: 20}, test: {count: 10}}
        network: {hidden: [5]}
        training: {steps: 12, learning_rate: 0.05, schedule: {kind: exponential, rate: 0.1}}
        features: {grid: {count: 20}, principal: 2}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();

    public UnfinishedRunTests()
    {
        _workbench.Saving.Interval = TimeSpan.Zero;
        string job = _folder.Write("job.yaml", Job);
        Should.Throw<CrashException>(() => TestWorkbench.Run(job, _folder.File("b", "run"), ["training.record_every=2"], _workbench,
            new CrashingObserver(4)));
        // As a killed process leaves it.
        RunFolder folder = RunFolder.Open(_folder.File("b", "run"));
        RunJson.Write(folder.Summary, RunJson.Read<RunSummary>(folder.Summary) with { Status = RunStatus.Running, Message = null,
            Process = SystemProcesses.Instance.Self with { Id = int.MaxValue } });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Draw_InterruptedRun_GivesItsTrainingAndLeavesTheRunAsItWas()
    {
        TestWorkbench.Run(_folder.File("job.yaml"), _folder.File("a", "run"), ["training.record_every=2"]);
        string run = _folder.File("b", "run");
        var observer = new SilentObserver();

        (IReadOnlyList<string> pictures, bool all) =
            Redrawing.Draw(run, ["figures.formats=[png,svg]"], _workbench, observer, CancellationToken.None);

        all.ShouldBeTrue();
        pictures.Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            ["gradient_norms.png", "gradient_norms.svg", "learning_rate.png", "learning_rate.svg", "loss.png", "loss.svg"]);
        observer.Warnings.Single().ShouldContain("was interrupted; continue it by ntk resume");
        FamilyFolder.WithFigures(run).ShouldBe([run]);
        RunFolder folder = RunFolder.Open(run);
        RunPlans.Resume(folder, _workbench).Run(folder, new SilentObserver(), CancellationToken.None);
        RunBytes.ShouldBeEqual(_folder.File("a", "run"), run);
    }

    [Fact]
    public void LossHistory_InterruptedRun_IsThatOfItsJournal()
    {
        var history = LossHistory.Read(_folder.File("b", "run"));

        history.Losses.Count.ShouldBeGreaterThan(3);
        history.Notes.Single().ShouldContain("was interrupted");
    }

    [Fact]
    public void Compare_InterruptedBesideCompleted_IsNamedAndNotAveraged()
    {
        TestWorkbench.Run(_folder.File("job.yaml"), _folder.File("a"), ["training.record_every=2", "seed=2"]);
        var plan = ComparisonRunPlan.Of([_folder.File("a"), _folder.File("b", "run")], null, _workbench);
        plan.Groups.Count.ShouldBe(2);

        plan.Run(RunFolder.CreateAt(_folder.File("c"), plan.Source.Text), new SilentObserver(), CancellationToken.None);

        File.ReadAllText(_folder.File("c", "report.md")).ShouldContain("was interrupted after 8 steps");
    }

    [Fact]
    public void Unfinished_EveryStatus_IsSaidUnlessTheRunIsDone()
    {
        foreach (RunStatus status in Enum.GetValues<RunStatus>())
        {
            var header = new RunHeader { Name = "a", Status = status, Seconds = SampleSummary.Create().Seconds };
            (header.Unfinished("runs/a") is null).ShouldBe(RunHeader.IsEnd(status), status.ToString());
        }
    }
}
