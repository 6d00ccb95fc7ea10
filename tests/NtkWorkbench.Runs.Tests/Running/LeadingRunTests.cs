namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs that find the leading modes alone.</summary>
public sealed class LeadingRunTests : IDisposable
{
    private const string Job = """
        name: leading
        data: {kind: csv, train: train.csv, test: train.csv, inputs: [x, z], targets: [y]}
        network: {hidden: [9, 8], activation: tanh}
        training: {steps: 8, learning_rate: {fraction_of_max: 0.5}, record_every: 2}
        features: {grid: {count: 6}, principal: 3, linear_model: off}
        """;

    // Of what was found by products and by a decomposition of J, relatively to σ₁.
    private const double Agreement = 1e-10;

    private readonly TemporaryFolder _folder = new();
    private readonly Workbench _workbench = TestWorkbench.Create();
    private readonly string _job;

    public LeadingRunTests()
    {
        _folder.Write("train.csv", "x,z,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
            FormattableString.Invariant($"{Math.Cos(i)},{Math.Sin(2.1 * i)},{Math.Sin(i) + (0.1 * i)}\n"))));
        _job = _folder.Write("job.yaml", Job);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Lanczos_LeavesWhatSvdDoesWithinItsBounds()
    {
        RunSummary leading = Run("leading", "features.method=lanczos", "features.leading={modes: 7}"),
            all = Run("all", "features.method=svd");
        RunFolder folder = Folder("leading"), whole = Folder("all");
        foreach (string checkpoint in new[] { "init", "final" })
        {
            CsvTable found = CsvTable.Read(folder.SingularValues(checkpoint));
            found.Columns.ShouldBe(["index", "singular_value", "floor", "bound", "residual"]);
            double[] sigma = new RunReader(whole).SingularValues(checkpoint);
            found.Values.Rows.ShouldBe(7);
            for (int k = 0; k < 7; k++)
                found.Values[k, 1].ShouldBe(sigma[k], found.Values[k, 3] + (Agreement * sigma[0]), $"σ_{k + 1} at {checkpoint}");
            CheckpointSummary summary = leading.Checkpoints[checkpoint];
            (summary.SigmaMin, summary.NumericalRank, summary.EffectiveRank, summary.ConditionNumber, summary.KernelDistance)
                .ShouldBe((null, null, null, null, null));
            summary.MaxStableLearningRate!.Value.ShouldBe(all.Checkpoints[checkpoint].MaxStableLearningRate!.Value, Agreement);
            (summary.Leading!.Modes, summary.Leading.Converged).ShouldBe((7, true));
            summary.Leading.Share.ShouldBe(
                sigma.Take(7).Sum(value => value * value) / sigma.Sum(value => value * value), Agreement);
            all.Checkpoints[checkpoint].Leading.ShouldBeNull();
            Matrix features = new RunReader(folder).PrincipalFeatures(checkpoint, 2),
                same = new RunReader(whole).PrincipalFeatures(checkpoint, 2);
            features.Values.Zip(same.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6 * sigma[0]);
        }
        RunJson.Read<RunSummary>(folder.Summary).Checkpoints["final"].Leading.ShouldBe(leading.Checkpoints["final"].Leading);
        Directory.GetFiles(folder.Figures).ShouldNotContain(name => name.Contains("tangent_kernel", StringComparison.Ordinal));
        string report = File.ReadAllText(folder.Report);
        report.ShouldContain("have the leading 7 singular values from σ₁ = ");
        report.ShouldNotContain("numerical rank of");
        report.ShouldNotContain("| kernel distance |");
        report.ShouldContain("| checkpoint | step | σ₁ | largest stable rate | method |", customMessage: "no column that no row fills");
        report.ShouldContain("### Leading modes");
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(folder.Report)!, "report.html"))
            .ShouldNotContain("features.track.count=20 follows it");
    }

    [Fact]
    public void Run_ResolvedYaml_HoldsWhatWasDecided()
    {
        Run("leading", "features.method=lanczos");
        string resolved = File.ReadAllText(Folder("leading").ResolvedYaml);
        resolved.ShouldContain("method: lanczos");
        resolved.ShouldContain("leading: {modes: 20, tolerance: 1e-6, products: 2000, memory: 1024, precision: float64}");
    }

    [Fact]
    public void Run_TooFewProducts_SaysThatTheSearchEnded()
    {
        string[] few = ["features.method=lanczos", "features.leading={modes: 5, tolerance: 1e-12, products: 4}"];
        Should.Throw<JobException>(() => Run("none", few)).Message.ShouldContain("the largest singular value was not found");
        RunSummary summary = Run("few", [.. few, "training.learning_rate=0.01"]);
        summary.Checkpoints["init"].Leading!.Converged.ShouldBeFalse();
        summary.Checkpoints["init"].MaxStableLearningRate.ShouldBeNull("σ₁ may be larger");
        File.ReadAllText(Folder("few").Report).ShouldContain("A larger `features.leading.products` lets it go on");
    }

    [Fact]
    public void Run_Search_TellsItsProductsModesAndResiduals()
    {
        var observer = new Listener();
        TestWorkbench.Run(_job, _folder.File("told"), ["features.method=lanczos", "features.leading={modes: 7}"], _workbench, observer);
        SearchProgress[] told = [.. observer.Told.Select(progress => progress.Search).OfType<SearchProgress>()];
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(search => search.Modes == 7 && search.Converged <= 7 && search.Products > 0);
        told[^1].Converged.ShouldBe(7);
        told[^1].LooksForMissed.ShouldBeTrue();
        told[0].LooksForMissed.ShouldBeFalse();
        double[] features = [.. observer.Told.Where(one => one.Stage == RunStage.Features).Select(one => one.Fraction)];
        features.ShouldBe(features.Order());
        features[^1].ShouldBe(1);
    }

    // Without weights J has rank 1, and what comes in training has nothing to be compared with. At half of the largest rate the mean error
    // is gone after a step, and no weight grows.
    [Theory]
    [InlineData("svd")]
    [InlineData("lanczos")]
    public void Run_ModesThatAreNotAboveTheFloorAtInit_HaveBlankChanges(string method)
    {
        Run("flat", $"features.method={method}", "training.steps=300", "training.learning_rate={fraction_of_max: 0.2}",
            "initialization={weights: {scheme: zeros}, biases: {scheme: normal, std: 1}}");
        string[] lines = File.ReadAllLines(Folder("flat").Modes("final"));
        lines[0].ShouldEndWith(",relative_change");
        lines.Length.ShouldBe(4);
        lines[1].ShouldNotEndWith(",");
        lines[2..].ShouldAllBe(line => line.EndsWith(','));
        lines.ShouldAllBe(line => !line.Contains("nan", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Resume_KilledWhileItSearches_LeavesTheBytesOfAnUndisturbedRun(int step)
    {
        _workbench.Saving.Interval = TimeSpan.Zero;
        string[] changes = ["features.method=lanczos", "features.leading={modes: 3, tolerance: 1e-10}", "training.steps=1"];
        _folder.Write("small.yaml", Job.Replace("count: 6", "count: 3", StringComparison.Ordinal));
        TestWorkbench.Run(_folder.File("small.yaml"), _folder.File("whole", "run"), changes, _workbench);
        string broken = _folder.File("broken", "run");
        string reached = Path.Combine(broken, "state", "pieces", $"leading-{step}-reached.safetensors");
        Should.Throw<CrashException>(() => TestWorkbench.Run(
            _folder.File("small.yaml"), broken, changes, _workbench, new CrashingWhere(() => File.Exists(reached))));
        File.Exists(reached).ShouldBeTrue("it is this that the run goes on from");
        RunPlans.Resume(RunFolder.Open(broken), _workbench).Run(RunFolder.Open(broken), new SilentObserver(), default);
        RunBytes.ShouldBeEqual(_folder.File("whole", "run"), broken);
    }

    [Fact]
    public void Compare_Lanczos_HasTheNumbersOfARunWithAKernel()
    {
        Run("leading", "features.method=lanczos", "features.leading={modes: 7}");
        Run("all", "features.method=svd");
        IReadOnlyList<ComparedRun> runs = new RunOpener(_workbench).Open([_folder.File("leading"), _folder.File("all")]);
        runs[0].Gap("final")!.Value.ShouldBe(runs[1].Gap("final")!.Value, Agreement);

        // By the columns of J themselves.
        using Linearization linear = runs[1].Linearize("final", runs[1].Grid);
        LayerLayout first = linear.Architecture.Layers[0];
        var columns = new Matrix(linear.AllFeatures.Rows, first.ParameterCount);
        linear.AllFeatures.Copy(first.WeightOffset, first.ParameterCount, columns.Values);
        double[] leading = runs[0].FirstLayerFeatures("final"), all = runs[1].FirstLayerFeatures("final");
        for (int j = 0; j < columns.Columns; j++)
        {
            double expected = Math.Sqrt(columns.Column(j).Average(value => value * value));
            (leading[j], all[j]).ShouldSatisfyAllConditions(
                both => both.Item1.ShouldBe(expected, Agreement), both => both.Item2.ShouldBe(expected, Agreement));
        }
    }

    private RunSummary Run(string name, params string[] changes) => TestWorkbench.Run(_job, _folder.File(name), changes, _workbench);

    private RunFolder Folder(string name) => RunFolder.Open(_folder.File(name));

    // Whatever is told from the moment on when something holds ends in a crash.
    private sealed class CrashingWhere(Func<bool> holds) : IRunObserver
    {
        public void OnProgress(RunProgress progress)
        {
            if (holds())
                throw new CrashException();
        }

        public void OnWarning(string message) => OnProgress(default!);
    }

    private sealed class Listener : IRunObserver
    {
        private readonly List<RunProgress> _told = [];

        public IReadOnlyList<RunProgress> Told
        {
            get
            {
                lock (_told)
                    return [.. _told];
            }
        }

        public void OnProgress(RunProgress progress)
        {
            lock (_told)
                _told.Add(progress);
        }

        public void OnWarning(string message) => throw new InvalidOperationException(message);
    }
}
