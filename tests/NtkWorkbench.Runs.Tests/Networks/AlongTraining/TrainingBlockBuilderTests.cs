namespace NtkWorkbench.Runs.Tests;

/// <summary>Blocks of runs whose arrays are too large for a page, or not finite.</summary>
public sealed class TrainingBlockBuilderTests : IDisposable
{
    private const int Steps = 100, Points = 500, Leading = 20, Samples = 12;

    // Of what is computed in double precision and shown in single.
    private const double SinglePrecision = 1e-6;

    // 150,001 parameters: those of twelve steps are too many for a page.
    private const string Job = """
        name: wide
        data: {kind: function, function: {kind: sine, frequency: 3}, train: {count: 12}}
        network: {hidden: [50000]}
        training: {steps: 200}
        features: {linear_model: off, grid: {count: 500}, track: {count: 100, leading: 12}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly CountingProvider _engines = new();
    private readonly NetworkRunPlan _plan;

    public TrainingBlockBuilderTests() => _plan = (NetworkRunPlan)RunPlans.Create(
        JobLoader.Load(_folder.Write("job.yaml", Job), []), TestWorkbench.Create() with
        {
            Engines = new EngineCatalog(
                [new AvailableEngine { Kind = EngineKind.Builtin, FindDevices = () => [Device.Cpu], OnDevice = _ => _engines }]),
        });

    public void Dispose() => _folder.Dispose();

    // Principal features alone are too many at first: several cuts are tried.
    [Fact]
    public void Create_ParametersTooManyForAPage_EvaluatesTheChosenStepsAndPointsOnce()
    {
        int p = _plan.Architecture.ParameterCount;
        float[] parameters = [.. Enumerable.Range(0, Steps * p).Select(i => ((i % 7) - 3) / 100f)];
        int before = _engines.Count;

        TrainingBlock block = TrainingBlock.Create(
            Results(Snapshots() with { Parameters = new NumberArray<float>([Steps, p], parameters) }), CancellationToken.None)!;

        block.Parameters.ShouldBeNull();
        int steps = block.Steps.Count, points = block.Grid!.Rows;
        steps.ShouldBeLessThan(Steps);
        (_engines.Count - before).ShouldBe(steps);
        block.Outputs!.Shape.ShouldBe([steps, points]);
        block.Length.ShouldBeLessThanOrEqualTo(2e6);
        using IEngine engine = _engines.Create(
            _plan.Architecture, Precision.Float64, Array.ConvertAll(parameters[^p..], value => (double)value));
        double[] expected = new double[points];
        engine.Evaluate(block.Grid.Values, expected);
        block.Outputs.Values[^points..].Select(value => (double)value)
            .ShouldBe(expected, SinglePrecision * expected.Max(Math.Abs));
    }

    [Fact]
    public void Create_NeitherParametersNorOutputs_SaysSo()
    {
        TrainingBlock block = TrainingBlock.Create(Results(Snapshots()), CancellationToken.None)!;

        block.Outputs.ShouldBeNull();
        block.Notes.ShouldContain(note => note.StartsWith("no parameters at ", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_NotFinite_IsTold()
    {
        TrainingSnapshots snapshots = Snapshots();
        (snapshots.KernelRange.Values[0], snapshots.KernelRange.Values[1]) = (double.NaN, double.NaN);

        TrainingBlock.Create(Results(snapshots), CancellationToken.None)!.Notes
            .ShouldContain("the kernel at step 0 is not finite and not drawn");
    }

    [Fact]
    public void Create_Cancelled_Stops() => Should.Throw<OperationCanceledException>(() =>
        TrainingBlock.Create(Results(Snapshots()), new CancellationToken(canceled: true)));

    private static TrainingSnapshots Snapshots() => new()
    {
        Steps = new([Steps], [.. Enumerable.Range(0, Steps)]),
        Parameters = null,
        Outputs = null,
        TrainOutputs = null,
        PrincipalFeatures = new([Steps, Leading, Points], new float[Steps * Leading * Points]),
        SingularValues = new([Steps, Samples], new double[Steps * Samples]),
        Floors = new([Steps, Samples], new double[Steps * Samples]),
        NumericalRank = new([Steps], new int[Steps]),
        Kernel = new([Steps, Samples, Samples], new byte[Steps * Samples * Samples]),
        KernelSamples = new([Samples], [.. Enumerable.Range(0, Samples)]),
        KernelRange = new([Steps, 2], new double[Steps * 2]),
        LinearModel = null,
        FirstLayer = null,
        FirstLayerUnits = null,
        FirstLayerLimit = null,
    };

    private NetworkResults Results(TrainingSnapshots snapshots) => new()
    {
        Plan = _plan,
        Training = null!,
        Rows = [new MetricsRow { Step = 0, LearningRate = 1, TrainLoss = 1, GradientNorm = 1, TrainedGradientNorm = 1, Layers = [] }],
        Analyses = [],
        Trajectory = [.. snapshots.Steps.Values.Select(Point)],
        Snapshots = snapshots,
        Linearized = null,
        Cancelled = false,
    };

    private static TrajectoryPoint Point(int step) => new()
    {
        Step = step,
        SingularValues = [1],
        EffectiveRank = 1,
        KernelDistance = 0,
        KernelVelocity = 0,
        TargetAlignment = 0,
        ParameterDistance = 0,
        PatternFlips = 0,
        Residuals = [1],
        PredictedResiduals = [1],
        TrainLoss = 1,
    };

    private sealed class CountingProvider : IEngineProvider
    {
        private readonly BuiltinEngineProvider _inner = new(LinearAlgebraProviders.Best());

        public int Count { get; private set; }

        public EngineKind Kind => _inner.Kind;

        public string Description => _inner.Description;

        public IEngine Create(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters)
        {
            Count++;
            return _inner.Create(architecture, precision, parameters);
        }
    }
}
