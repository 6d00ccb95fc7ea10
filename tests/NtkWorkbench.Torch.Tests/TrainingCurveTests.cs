namespace NtkWorkbench.Torch.Tests;

/// <summary>The same job on both engines: data, first parameters and batches come from the workbench, so the curves lie on each
/// other.</summary>
public sealed class TrainingCurveTests
{
    private const int Seed = 1;

    [Theory]
    [InlineData(Precision.Float64)]
    [InlineData(Precision.Float32)]
    public void Run_SgdOnBatchesWithReplacement_CurvesAgree(Precision precision) => ShouldTrainAlike(precision, new TrainingOptions
    {
        Steps = 300,
        LearningRate = 0.02,
        Batch = new BatchOptions { Size = 40, Sampling = BatchSampling.WithReplacement },
    });

    [Theory]
    [InlineData(Precision.Float64)]
    [InlineData(Precision.Float32)]
    public void Run_MomentumOnShuffledBatchesWithSchedule_CurvesAgree(Precision precision) =>
        ShouldTrainAlike(precision, new TrainingOptions
    {
        Steps = 300,
        LearningRate = 0.01,
        Optimizer = new MomentumOptions(),
        Schedule = new ExponentialSchedule { Rate = 0.01 },
        Batch = new BatchOptions { Size = 32, Sampling = BatchSampling.Shuffled },
    });

    private static void ShouldTrainAlike(Precision precision, TrainingOptions options)
    {
        double[] torch = Curves(new TorchEngineProvider(Device.Cpu), precision, options);
        double[] builtin = Curves(new BuiltinEngineProvider(LinearAlgebraProviders.Best()), precision, options);
        torch.ShouldAgreeWith(builtin, Agreement.Tolerance(precision), "training losses, test losses and gradient norms");
    }

    private static double[] Curves(IEngineProvider provider, Precision precision, TrainingOptions options)
    {
        var streams = new RandomStreams(Seed);
        TrainingData data = FunctionSampler.Sample(
            new PiecewiseLinear(), DataGenerator.Numpy, new TrainSamplingOptions { Noise = 0.1 }, new TestSamplingOptions { Count = 100 },
                Seed);
        var architecture = new NetworkArchitecture([1, 20, 1], Activation.Relu);
        using IEngine engine =
            provider.Create(architecture, precision, ParameterInitializer.Draw(architecture, new InitializationOptions(), streams));
        var trainer = new Trainer(engine, data, options, streams, []);
        var curves = new RecordedCurves();
        trainer.Initialize();
        trainer.Run(curves, CancellationToken.None).Reason.ShouldBe(StopReason.Completed);
        return [.. curves.Values];
    }
}
