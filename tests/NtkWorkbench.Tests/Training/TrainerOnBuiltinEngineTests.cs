namespace NtkWorkbench.Tests;

public sealed class TrainerOnBuiltinEngineTests
{
    // Twenty steps, each adding rounding errors of order 1e-16 in another order than PyTorch.
    private const double GoldenTolerance = 1e-11;

    private static readonly NetworkArchitecture Shallow = new([1, 20, 1], Activation.Relu);

    private static readonly TrainingData Data = FunctionSampler.Sample(
        new PiecewiseLinear(), DataGenerator.Numpy, new() { Noise = 0.1 }, new(), seed: 1);

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Run_GoldenCase_FollowsPytorch(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        GoldenTrajectory expected = golden.Optimizers["adam"];
        var options = new TrainingOptions
        {
            Loss = golden.LossKind,
            Optimizer = new AdamOptions(),
            LearningRate = 0.01,
            Steps = expected.Steps,
            RecordEvery = 1,
        };
        RecordingObserver observer = Run(golden.Architecture, golden.Parameters, new() { Train = golden.Dataset }, options);
        observer.Rows.Take(expected.Steps).Select(row => row.TrainLoss).ShouldBe(expected.LossesBeforeEachStep, GoldenTolerance);
        observer.Checkpoints[^1].Parameters.ShouldBe(expected.FinalParameters, GoldenTolerance);
        observer.Rows[0].GradientNorm.ShouldBe(EuclideanNorm.Of(golden.Gradient), GoldenTolerance);
    }

    [Fact]
    public void Run_OutputLayerAlone_RecordsTheGradientsOfAll()
    {
        double[] initial = Draw();
        RecordingObserver observer = Run(Shallow, initial, Data, Batched(new SgdOptions()) with { Layers = TrainableLayers.Output });
        foreach (MetricsRow row in observer.Rows)
            row.TrainedGradientNorm.ShouldBe(double.Hypot(row.Layers[1].Weight, row.Layers[1].Bias), GoldenTolerance);
        observer.Rows[0].TrainedGradientNorm.ShouldBeLessThan(observer.Rows[0].GradientNorm);
        double[] final = observer.Checkpoints[^1].Parameters;
        final[Shallow.Layers[0].Weight].ShouldBe(initial[Shallow.Layers[0].Weight]);
        final[Shallow.Layers[0].Bias].ShouldBe(initial[Shallow.Layers[0].Bias]);
        observer.Rows[^1].TrainLoss.ShouldBeLessThan(observer.Rows[0].TrainLoss);
        observer.Rows.ShouldAllBe(row => row.Layers.All(layer => layer.Weight > 0 && layer.Bias > 0));
    }

    [Theory]
    [InlineData(Precision.Float64)]
    [InlineData(Precision.Float32)]
    public void Restore_WithAdam_ContinuesBitForBit(Precision precision)
    {
        TrainingOptions options = Batched(new AdamOptions());
        double[] whole = Run(Shallow, Draw(), Data, options, precision).Checkpoints[^1].Parameters;

        using IEngine first = NewEngine(Shallow, Draw(), precision);
        Trainer half = NewTrainer(first, options, Data);
        half.Initialize();
        TrainingState? state = null;
        var saving = new RecordingObserver { Recorded = row => state = row.Step == 100 ? half.Save() : state };
        half.Run(saving, CancellationToken.None);

        using IEngine second = NewEngine(Shallow, new double[Shallow.ParameterCount], precision);
        Trainer rest = NewTrainer(second, options, Data);
        rest.Restore(state.ShouldNotBeNull());
        var observer = new RecordingObserver();
        rest.Run(observer, CancellationToken.None);
        observer.Checkpoints[^1].Parameters.ShouldBe(whole);
    }

    [Fact]
    public void Run_RateFarTooLarge_NamesStepAndLayer()
    {
        using IEngine engine = NewEngine(Shallow, Draw(), Precision.Float64);
        Trainer trainer = NewTrainer(engine, Batched(new SgdOptions()) with { LearningRate = 1e6 }, Data);
        trainer.Initialize();
        var observer = new RecordingObserver();
        TrainingResult result = trainer.Run(observer, CancellationToken.None);
        result.Reason.ShouldBe(StopReason.Diverged);
        result.Divergence.ShouldNotBeNull().ToString().ShouldContain($"not finite at step {result.Steps}");
        observer.Checkpoints[^1].Parameters.ShouldAllBe(value => double.IsFinite(value));
    }

    private static TrainingOptions Batched(OptimizerOptions optimizer) => new()
    {
        Steps = 300,
        LearningRate = 0.02,
        RecordEvery = 50,
        Optimizer = optimizer,
        Batch = new() { Size = 40, Sampling = BatchSampling.WithReplacement },
    };

    private static double[] Draw() => ParameterInitializer.Draw(Shallow, new() { Biases = new ElbowsScheme() }, new RandomStreams(1));

    private static IEngine NewEngine(NetworkArchitecture architecture, double[] parameters, Precision precision) =>
        new BuiltinEngineProvider(LinearAlgebraProviders.Managed).Create(architecture, precision, parameters);

    private static Trainer NewTrainer(IEngine engine, TrainingOptions options, TrainingData data) =>
        new(engine, data, options, new RandomStreams(1), []);

    private static RecordingObserver Run(
        NetworkArchitecture architecture, double[] parameters, TrainingData data, TrainingOptions options,
            Precision precision = Precision.Float64)
    {
        using IEngine engine = NewEngine(architecture, parameters, precision);
        Trainer trainer = NewTrainer(engine, options, data);
        trainer.Initialize();
        var observer = new RecordingObserver();
        trainer.Run(observer, CancellationToken.None);
        return observer;
    }
}
