namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs whose kernel is summed over outputs.</summary>
public sealed class SummedRunTests : IDisposable
{
    private const string Job = """
        name: summed
        data: {kind: csv, train: train.csv, test: train.csv, inputs: [x, z], targets: [y, w]}
        network: {hidden: [9, 8], activation: tanh}
        training: {steps: 8, learning_rate: {fraction_of_max: 0.5}, batch: {sampling: full}, record_every: 2}
        features: {grid: {count: 6}, principal: 3, ridge: 0.1}
        """;

    // √eigenvalues and residuals of 10⁻¹²σ₁² against an SVD, relatively to σ₁; conjugate gradients against a factorization.
    private const double Methods = 1e-7;
    private const double Iterated = 1e-5;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly string _job;

    public SummedRunTests()
    {
        _folder.Write("train.csv", "x,z,y,w,c\n" + string.Concat(Enumerable.Range(0, 24).Select(i => FormattableString.Invariant(
            $"{Math.Cos(i)},{Math.Sin(2.1 * i)},{Math.Sin(i) + (0.1 * i)},{Math.Cos(2 * i)},{i % 3}\n"))));
        _job = _folder.Write("job.yaml", Job);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_AnyMethod_LeavesTheSameModesAndWhatTheWholeKernelSaysOfTraining()
    {
        RunSummary whole = Run("whole"), svd = Run("svd", "features.kernel=summed", "features.method=svd", "features.save=[kernel]");
        NpyFile.Read(Folder("svd").TangentKernel("init")).Rows.ShouldBe(24);
        foreach (string method in new[] { "lq", "kernel", "lanczos" })
        {
            RunSummary other = Run(method, "features.kernel=summed", $"features.method={method}",
                method == "lanczos" ? "features.leading={modes: 5, tolerance: 1e-12}" : "features.save=[]");
            foreach (string checkpoint in new[] { "init", "final" })
            {
                CheckpointSummary at = other.Checkpoints[checkpoint], first = svd.Checkpoints[checkpoint];
                at.SigmaMax.ShouldBe(first.SigmaMax, Methods * first.SigmaMax);
                (at.Kernel, at.Summed!.Modes).ShouldBe((KernelKind.Summed, 3));
                at.Summed.Distance.ShouldBe(first.Summed!.Distance);
                Matrix features = Features(method, checkpoint), same = Features("svd", checkpoint);
                (features.Rows, features.Columns).ShouldBe((36, 3), "a row a point of the grid");
                features.Values.Zip(same.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-5 * first.SigmaMax);
            }
        }
        foreach ((string checkpoint, CheckpointSummary at) in svd.Checkpoints)
        {
            double rate = whole.Checkpoints[checkpoint].MaxStableLearningRate!.Value;
            at.MaxStableLearningRate!.Value.ShouldBe(rate, Iterated * rate);
        }
        svd.Linearized!.Gap.ShouldBe(whole.Linearized!.Gap, Iterated);
        Matrix ridge = new RunReader(Folder("svd")).Predictions("init-ridge", 2),
            direct = new RunReader(Folder("whole")).Predictions("init-ridge", 2);
        ridge.Values.Zip(direct.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Iterated);
        whole.Checkpoints["init"].Kernel.ShouldBeNull();
        whole.Checkpoints["init"].Summed.ShouldBeNull();
        File.ReadAllText(Folder("whole").Report).ShouldNotContain("Θ̄");
        RunJson.Read<RunSummary>(Folder("svd").Summary).Checkpoints["final"].Summed.ShouldBe(svd.Checkpoints["final"].Summed);
    }

    [Fact]
    public void Run_Classes_HaveOneFunctionForAllOutputs()
    {
        string[] changes = ["data.targets=[c]", "training.loss=cross_entropy", "features.ridge=null", "figures.output=2"];
        Run("whole", changes);
        Run("summed", [.. changes, "features.kernel=summed"]);
        RunFolder summed = Folder("summed");
        CsvTable.Read(summed.InputGradients("final")).Columns.ShouldBe(["index", "sample", "x", "z"]);
        CsvTable.Read(summed.PrincipalFeaturesOnTrain("final")).Columns.ShouldBe(["x", "z", "phi_1", "phi_2", "phi_3"]);
        Matrix blocks = CsvTable.Read(summed.KernelBlocks("init")).Values;
        Matrix whole = CsvTable.Read(Folder("whole").KernelBlocks("init")).Values;
        blocks.Values.Zip(whole.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Abs(pair.Second));
        File.ReadAllText(summed.ResolvedYaml).ShouldContain("kernel: summed");
        File.ReadAllText(summed.ResolvedYaml).ShouldContain("track: \"off\"");
    }

    [Fact]
    public void Run_OneOutput_IsTheWholeKernelToTheByte()
    {
        Run("whole", "data.targets=[y]");
        RunSummary summed = Run("summed", "data.targets=[y]", "features.kernel=summed");
        summed.Checkpoints["final"].Kernel.ShouldBeNull();
        foreach (string checkpoint in new[] { "init", "final" })
        {
            File.ReadAllBytes(Folder("summed").SingularValues(checkpoint))
                .ShouldBe(File.ReadAllBytes(Folder("whole").SingularValues(checkpoint)));
            File.ReadAllBytes(Folder("summed").PrincipalFeatures(checkpoint))
                .ShouldBe(File.ReadAllBytes(Folder("whole").PrincipalFeatures(checkpoint)));
        }
    }

    [Theory]
    [InlineData("features.track={count: 3}", "features.track follows the whole tangent kernel, and features.kernel is summed")]
    [InlineData("data.instance_noise=0.1",
        "features.kernel is summed, and means over instance noise need the whole tangent kernel")]
    public void Plan_WhatNeedsTheWholeKernel_IsRefused(string change, string message) =>
        Should.Throw<JobException>(() => Run("refused", "features.kernel=summed", change)).Message.ShouldContain(message);

    [Fact]
    public void Compare_TwoSeeds_GoesThroughWithFunctionsOfOneRow()
    {
        Run("one", "features.kernel=summed");
        Run("two", "features.kernel=summed", "seed=2");
        RunPlan plan = ComparisonRunPlan.Of([Folder("one").Path, Folder("two").Path], study: null, _workbench);
        RunFolder folder = RunFolder.CreateAt(_folder.File("both"), plan.Source.Text);
        plan.Run(folder, new SilentObserver(), default);
        File.Exists(folder.Report).ShouldBeTrue();
    }

    private RunFolder Folder(string name) => RunFolder.Open(_folder.File(name));

    private Matrix Features(string name, string checkpoint) => new RunReader(Folder(name)).PrincipalFeatures(checkpoint, 2);

    private RunSummary Run(string name, params string[] changes) => TestWorkbench.Run(_job, _folder.File(name), changes, _workbench);
}
