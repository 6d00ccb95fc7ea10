namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs beside their limit of infinite width.</summary>
public sealed class InfiniteWidthRunTests : IDisposable
{
    private const string Job = """
        name: limit
        data: {kind: csv, train: train.csv, test: test.csv, inputs: [x, z], targets: [y]}
        network: {hidden: [40, 30], parameterization: ntk}
        initialization: {weights: he_normal, biases: {scheme: normal, std: 0.3}}
        training: {steps: 8, learning_rate: {fraction_of_max: 0.5}, batch: {sampling: full}, record_every: 2}
        features: {grid: {count: 6}, principal: 3, ridge: 0.1, infinite_width: true, save: [kernel]}
        """;

    // A sum of squares in another order.
    private const double Rounding = 1e-10;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly string _job;

    public InfiniteWidthRunTests()
    {
        foreach ((string file, int count) in new[] { ("train.csv", 15), ("test.csv", 7) })
            _folder.Write(file, "x,z,y,w,c\n" + string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(
                $"{Math.Cos(i + (0.1 * count))},{Math.Sin(2.1 * i)},{Math.Sin(i)},{Math.Cos(2 * i)},{i % 3}\n"))));
        _job = _folder.Write("job.yaml", Job);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OneOutput_LeavesFilesThatAgree()
    {
        InfiniteWidthSummary limit = Run("one");
        Matrix tangent = Kernel("one", "infinite_width"), network = Kernel("one", "init");
        limit.KernelDifference.ShouldBe(TangentKernels.RelativeChange(tangent, network), Rounding);
        limit.KernelDistance.ShouldBe(TangentKernels.Distance(tangent, network), Rounding);
        NpyFile.Read(Folder("one").NngpKernel).Rows.ShouldBe(15);
        var reader = new RunReader(Folder("one"));
        reader.SingularValues("infinite_width").Sum(value => value * value)
            .ShouldBe(Enumerable.Range(0, 15).Sum(i => tangent[i, i]), Rounding);
        Matrix own = reader.PrincipalFeaturesOnTrain("init", 2), its = reader.PrincipalFeaturesOnTrain("infinite_width", 2);
        for (int k = 0; k < 3; k++)
            own.Column(k).Zip(its.Column(k), (a, b) => a * b).Sum().ShouldBePositive("signs are aligned");
        CsvTable.Read(Folder("one").Predictions("infinite_width")).Columns
            .ShouldBe(["x", "z", "tangent_mean", "tangent_deviation", "nngp_mean", "nngp_deviation"]);
        limit.Regression!.NetworkRidge.ShouldBe(0.1);
        limit.Regression.Within!.Value.ShouldBeInRange(0, 1);
        limit.MaxStableLearningRate!.Value.ShouldBe(15 / (limit.SigmaMax * limit.SigmaMax), Rounding);
        string report = File.ReadAllText(Folder("one").Report);
        report.ShouldContain("## Infinite width");
        report.ShouldContain("infinite_width_features.png");
    }

    [Theory]
    [InlineData("whole", 2)]
    [InlineData("summed", 1)]
    public void Run_TwoOutputs_IsHeldAgainstTheLimitOfEach(string kernel, int copies)
    {
        InfiniteWidthSummary limit = Run("two", "data.targets=[y, w]", $"features.kernel={kernel}");
        Matrix tangent = Kernel("two", "infinite_width");
        tangent.Rows.ShouldBe(15, "of one output");
        new RunReader(Folder("two")).SingularValues("infinite_width").Length.ShouldBe(15 * copies);
        limit.Angles.ShouldNotBeEmpty();
        CsvTable.Read(Folder("two").Predictions("infinite_width")).Columns.ShouldBe(["x", "z", "tangent_mean_1", "tangent_mean_2",
            "tangent_deviation", "nngp_mean_1", "nngp_mean_2", "nngp_deviation"]);
        limit.MaxStableLearningRate!.Value.ShouldBe(30 / (limit.SigmaMax * limit.SigmaMax), Rounding);
        limit.KernelDifference.ShouldBeInRange(0.01, 1);
    }

    [Fact]
    public void Run_Classes_HaveNoRegression()
    {
        InfiniteWidthSummary limit = Run("classes", "data.targets=[c]", "training.loss=cross_entropy", "features.ridge=null");
        (limit.Regression, limit.MaxStableLearningRate).ShouldBe((null, null));
        File.Exists(Folder("classes").Predictions("infinite_width")).ShouldBeFalse();
        File.ReadAllText(Folder("classes").Report).ShouldContain("with classes it is left out");
    }

    // The output layer alone: its own share is a² of its inputs, of which the limit is the mean.
    [Fact]
    public void Run_TheOutputLayerAlone_IsHeldAgainstItsShare()
    {
        InfiniteWidthSummary all = Run("all"), output = Run("output", "training.layers=output", "precision=float32");
        output.SigmaMax.ShouldBeLessThan(all.SigmaMax);
        output.KernelDifference.ShouldBeInRange(0.01, 1);
    }

    [Fact]
    public void Run_WithoutARidge_TakesTheLeastThatEachKernelNeeds()
    {
        InfiniteWidthSummary limit = Run("free", "features.ridge=null", "network.hidden=[2]", "training.steps=0");
        limit.Regression!.Ridge.ShouldBeLessThan(1e-10);
        limit.Regression.NetworkRidge!.Value.ShouldBeInRange(1e-15, 1e-6);
        limit.Regression.Within.ShouldBeNull("nothing was trained");
    }

    [Fact]
    public void Run_NoHiddenLayer_IsItsLimit()
    {
        InfiniteWidthSummary limit = Run("linear", "network.hidden=[]", "network.parameterization=standard");
        limit.KernelDifference.ShouldBeLessThan(Rounding);
        File.ReadAllText(Folder("linear").Report).ShouldNotContain("Under the standard parameterization");
    }

    [Fact]
    public void Run_GoesOnAfterItsPieces_LeavesTheSameBytes()
    {
        _workbench.Saving.Interval = TimeSpan.Zero;
        Run("undisturbed");
        // As many reports as there are before figures are drawn.
        Should.Throw<CrashException>(() => TestWorkbench.Run(_job, _folder.File("broken"), [], _workbench, new CrashingObserver(9)));
        RunFolder broken = Folder("broken");
        RunPlans.Resume(broken, _workbench).Run(broken, new SilentObserver(), CancellationToken.None);
        RunBytes.ShouldBeEqual(_folder.File("undisturbed"), _folder.File("broken"));
    }

    [Theory]
    [InlineData("initialization.biases={scheme: elbows, range: [0, 1]}", "initialization.biases: elbows", "take normal or zeros")]
    [InlineData("initialization.weights={scheme: uniform, low: 0, high: 1}", "have a mean of 0.5", "take low: −high")]
    [InlineData("network.parameterization={kind: mup, base_width: 8}", "under mup the limit of infinite width learns", "take ntk")]
    public void Plan_NoLimit_IsRefusedWithTheLineAndWhatToDo(string change, string reason, string remedy)
    {
        InputError error = Should.Throw<JobException>(() => Run("refused", "data.inputs=[x]", change)).Errors.ShouldHaveSingleItem();
        error.Message.ShouldContain(reason);
        error.Message.ShouldContain(remedy);
        error.Line.ShouldBe(6);
    }

    [Fact]
    public void Plan_ManySamples_CountsTheLimitsMemoryAndTime()
    {
        RunPlan without = Plan("features.infinite_width=false"), with = Plan();
        Bytes(with).ShouldBeGreaterThan(Bytes(without));
        with.CountedOperations.ShouldBeGreaterThan(without.CountedOperations);

        static double Bytes(RunPlan plan) => ((NetworkRunPlan)plan).Memory.Features!.Bytes;
    }

    private RunPlan Plan(params string[] changes) => RunPlans.Create(JobLoader.Load(_job, changes), _workbench);

    private RunFolder Folder(string name) => RunFolder.Open(_folder.File(name));

    private Matrix Kernel(string run, string name) => NpyFile.Read(Folder(run).TangentKernel(name));

    private InfiniteWidthSummary Run(string name, params string[] changes) =>
        TestWorkbench.Run(_job, _folder.File(name), changes, _workbench).InfiniteWidth.ShouldNotBeNull();
}
