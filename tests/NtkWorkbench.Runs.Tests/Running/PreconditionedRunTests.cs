using System.Globalization;

namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs under optimizers that divide their step by P: what they leave, and that kills do not change it.</summary>
public sealed class PreconditionedRunTests : IDisposable
{
    private const string Job = """
        name: divided
        data: {kind: function, function: piecewise_linear, train: {count: 12}, test: {count: 5}}
        network: {hidden: [5], activation: tanh}
        training: {steps: 12, learning_rate: 0.02, optimizer: {kind: adam, beta1: 0.4}, record_every: 2}
        features: {checkpoints: [init, 6, final], grid: {count: 5}, principal: 2, save: [sign_kernel], track: {count: 4, leading: 2}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly string _job;

    public PreconditionedRunTests() => _job = _folder.Write("job.yaml", Job);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("adam", 3, 16)]
    [InlineData("adam", 16, 21)]
    [InlineData("rmsprop", 8, 18)]
    public void Resume_AfterKills_GivesTheBytesOfAnUndisturbedRun(string optimizer, int first, int second)
    {
        string[] overrides = [$"training.optimizer={optimizer}"];
        TestWorkbench.Run(_job, _folder.File("a"), overrides, _workbench);
        _workbench.Saving.Interval = TimeSpan.Zero;
        Should.Throw<CrashException>(() => TestWorkbench.Run(_job, _folder.File("b"), overrides, _workbench, new CrashingObserver(first)));
        RunFolder folder = RunFolder.Open(_folder.File("b"));
        Should.Throw<CrashException>(
            () => RunPlans.Resume(folder, _workbench).Run(folder, new CrashingObserver(second), CancellationToken.None));

        RunPlans.Resume(folder, _workbench).Run(folder, new SilentObserver(), CancellationToken.None);

        RunBytes.ShouldBeEqual(_folder.File("a"), _folder.File("b"));
    }

    [Fact]
    public void Run_Adam_LeavesPAndWhatItMakesOfTheFeatures()
    {
        TestWorkbench.Run(_job, _folder.File("a"), [], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        RunSummary summary = RunJson.Read<RunSummary>(folder.Summary);
        File.Exists(folder.Preconditioner("init")).ShouldBeFalse("before the first step there is no P");
        summary.Checkpoints["init"].PreconditionedSharpness.ShouldBeNull();
        foreach (string name in new[] { "step-6", "final" })
        {
            CheckpointSummary at = summary.Checkpoints[name];
            Matrix p = NpyFile.Read(folder.Preconditioner(name));
            p.Values.Length.ShouldBe(summary.ParameterCount);
            p.Values.ShouldAllBe(value => value >= 1e-8);
            File.ReadLines(folder.PreconditionedValues(name)).Count().ShouldBe(13);
            at.PreconditionedSigmaMax.ShouldNotBeNull().ShouldBeGreaterThan(at.SigmaMax / Math.Sqrt(p.Values.Max()) * 0.999);
            at.PreconditionedEdge.ShouldNotBeNull().ShouldBe(2.8 / (0.6 * 0.02), 1e-6);
            at.PreconditionedSharpness.ShouldNotBeNull().ShouldBeGreaterThan(0);
            NpyFile.Read(folder.SignKernel(name)).Rows.ShouldBe(12);
            NpyFile.Read(folder.AsymmetricSignKernel(name)).Columns.ShouldBe(12);
        }
        string report = File.ReadAllText(folder.Report);
        report.ShouldContain("the features as adam scales them");
        report.ShouldContain("From step 6 on, once the start of adam's averages weighs below 1 %, λ₁(P⁻¹H) was largest beside its edge");
        string[][] table = [.. File.ReadLines(folder.AlongTraining).Select(line => line.Split(','))];
        int sharpness = table[0].IndexOf("preconditioned_sharpness"), edge = table[0].IndexOf("preconditioned_edge");
        (int Step, string Sharpness, string Edge)[] followed =
            [.. table.Skip(1).Select(row => (int.Parse(row[0], CultureInfo.InvariantCulture), row[sharpness], row[edge]))];
        // 0.4⁵ is just above 0.01.
        followed.Where(at => at.Step is > 0 and < 6).ShouldAllBe(at => at.Sharpness != "" && at.Edge == "");
        followed.Where(at => at.Step >= 6).ShouldAllBe(at => at.Sharpness != "" && at.Edge != "");
    }

    [Fact]
    public void Run_StoppedEarlyUnderASchedule_HasTheEdgeAtTheRateOfItsLastStep()
    {
        RunSummary summary = TestWorkbench.Run(_job, _folder.File("a"),
        [
            "training.steps=40", "training.schedule={kind: step, factor: 0.5, every: 8}",
            "training.early_stopping={monitor: train_loss, patience: 4, min_improvement: 1000}",
        ], _workbench);
        summary.Steps.ShouldBe(8, "row 0 and four more");
        summary.Checkpoints["final"].PreconditionedEdge.ShouldNotBeNull().ShouldBe(2.8 / (0.6 * 0.02), 1e-6);
    }

    [Fact]
    public void Run_CheckpointBeforeTheEdgeHolds_HasASharpnessAlone()
    {
        TestWorkbench.Run(_job, _folder.File("a"), ["training.optimizer.beta1=0.9"], _workbench);
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        CheckpointSummary last = RunJson.Read<RunSummary>(folder.Summary).Checkpoints["final"];
        last.PreconditionedSharpness.ShouldNotBeNull();
        last.PreconditionedEdge.ShouldBeNull("0.9¹² is 0.28");
        File.ReadAllText(folder.Report).ShouldNotContain("edge");
    }

    [Fact]
    public void Run_TwoNamesOfOneStep_ShareOneComputationOfTheSignKernels()
    {
        var algebra = new SignProducts();
        TestWorkbench.Run(_job, _folder.File("a"), ["features.checkpoints=[12, final]"], TestWorkbench.Create(algebra));
        algebra.Count.ShouldBe(2, "the symmetric and the other");
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        NpyFile.Read(folder.SignKernel("step-12")).Values.ShouldBe(NpyFile.Read(folder.SignKernel("final")).Values);
    }

    [Fact]
    public void Run_CancelledAtTheSignKernels_KeepsNoCheckpointWithoutThem()
    {
        using var source = new CancellationTokenSource();
        Workbench workbench = TestWorkbench.Create(new SignProducts { OnFirst = source.Cancel });
        RunSummary summary = TestWorkbench.Run(_job, _folder.File("a"), [], workbench, cancellation: source.Token);
        summary.Status.ShouldBe(RunStatus.Cancelled);
        summary.Checkpoints.ShouldBeEmpty();
        File.Exists(RunFolder.Open(_folder.File("a")).SingularValues("init")).ShouldBeFalse();
    }

    [Fact]
    public void Run_OptimizerWithoutP_LeavesNone()
    {
        TestWorkbench.Run(_job, _folder.File("a"), ["training.optimizer=momentum"], _workbench);
        Directory.EnumerateFiles(_folder.File("a"), "precond*", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
