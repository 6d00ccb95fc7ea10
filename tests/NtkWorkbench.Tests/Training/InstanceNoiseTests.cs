namespace NtkWorkbench.Tests;

public sealed class InstanceNoiseTests
{
    [Fact]
    public void Run_LinearNetworkWithInputNoise_GoesToRidgeOfTheCenteredData()
    {
        // One point at ±x with targets ±y: no bias is learned, and the weight's mean goes to xy/(x² + σ²).
        const double x = 1, y = 2, noise = 0.5;
        double mean = Enumerable.Range(0, 40)
            .Average(seed => Train(new Matrix(2, 1, [x, -x]), new Matrix(2, 1, [y, -y]), noise, seed, 400, 0.01)[0]);
        mean.ShouldBe(x * y / ((x * x) + (noise * noise)), 0.05, "a fifth of the way to y/x = 2 or more would show");
    }

    [Fact]
    public void Run_SameSeed_DrawsTheSameNoise()
    {
        double[] once = Train(new Matrix(2, 1, [1, 2]), new Matrix(2, 1, [1, 0]), 0.3, 5, 20, 0.05);
        Train(new Matrix(2, 1, [1, 2]), new Matrix(2, 1, [1, 0]), 0.3, 5, 20, 0.05).ShouldBe(once);
        Train(new Matrix(2, 1, [1, 2]), new Matrix(2, 1, [1, 0]), 0.3, 6, 20, 0.05).ShouldNotBe(once);
    }

    private static double[] Train(Matrix inputs, Matrix targets, double noise, int seed, int steps, double rate)
    {
        using IEngine engine = new BuiltinEngineProvider(LinearAlgebraProviders.Managed)
            .Create(new NetworkArchitecture([1, 1], Activation.Identity), Precision.Float64, [0, 0]);
        var data = new TrainingData
        {
            Train = new Dataset { Inputs = inputs, Targets = targets, InputNames = ["x"], TargetNames = ["y"] },
            InstanceNoise = noise,
        };
        var trainer = new Trainer(engine, data, new TrainingOptions { Steps = steps, LearningRate = rate }, new RandomStreams(seed), []);
        trainer.Initialize();
        trainer.Run(new Ignore(), CancellationToken.None);
        double[] parameters = new double[2];
        engine.CopyParameters(parameters);
        return parameters;
    }

    private sealed class Ignore : ITrainingObserver
    {
        public void OnRecorded(MetricsRow row)
        {
        }

        public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
        {
        }
    }
}
