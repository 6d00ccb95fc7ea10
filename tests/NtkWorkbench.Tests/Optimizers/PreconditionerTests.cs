namespace NtkWorkbench.Tests;

public sealed class PreconditionerTests
{
    // Tens of roundings of gradients and means.
    private const double Relative = 1e-11;

    private static readonly TrainingData Line = FunctionSampler.Sample(
        new AbsoluteValue(), DataGenerator.Workbench, new() { Count = 12, Noise = 0.1 }, new() { Count = 5 }, seed: 1);

    public static TheoryData<OptimizerOptions, TrainableLayers> Rules => new()
    {
        { new AdamOptions { Beta2 = 0.95, Epsilon = 1e-3 }, TrainableLayers.All },
        { new AdamOptions(), TrainableLayers.Output },
        { new RmsPropOptions { Alpha = 0.8, Epsilon = 1e-4 }, TrainableLayers.All },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Train_RuleThatDivides_HandsOutTheRootOfItsMeanSquares(OptimizerOptions optimizer, TrainableLayers layers)
    {
        using var network = Network.Create([1, 6, 1], Activation.Tanh, seed: 2);
        TrainingHistory history = network.Train(
            Line,
            new()
            {
                Steps = 9, LearningRate = 0.01, Optimizer = optimizer, Layers = layers, Batch = new() { Sampling = BatchSampling.Full },
            },
            checkpoints: [1, 2, 3, 4, 5, 6, 7, 8]);
        int first = layers == TrainableLayers.All ? 0 : network.Architecture.Layers[^1].WeightOffset;
        (double decay, double epsilon, bool corrected) = optimizer is AdamOptions adam
            ? (adam.Beta2, adam.Epsilon, true) : (((RmsPropOptions)optimizer).Alpha, ((RmsPropOptions)optimizer).Epsilon, false);
        double[] squares = new double[network.Architecture.ParameterCount], gradient = new double[squares.Length];
        history.Checkpoints[0].Preconditioner.ShouldBeNull();
        for (int t = 1; t < history.Checkpoints.Count; t++)
        {
            using IEngine engine = new BuiltinEngineProvider(LinearAlgebraProviders.Managed).Create(
                network.Architecture, Precision.Float64, history.Checkpoints[t - 1].Parameters);
            engine.EvaluateLoss(Line.Train, LossKind.MeanSquaredError, gradient);
            double[] found = history.Checkpoints[t].Preconditioner.ShouldNotBeNull();
            for (int i = 0; i < found.Length; i++)
            {
                if (i >= first)
                    squares[i] = (decay * squares[i]) + ((1 - decay) * gradient[i] * gradient[i]);
                double expected = Math.Sqrt(corrected ? squares[i] / (1 - Math.Pow(decay, t)) : squares[i]) + epsilon;
                found[i].ShouldBe(expected, Relative * expected);
            }
        }
    }

    [Fact]
    public void Train_OtherRules_HandOutNone()
    {
        foreach (OptimizerOptions optimizer in new OptimizerOptions[] { new SgdOptions(), new MomentumOptions() })
        {
            using var network = Network.Create([1, 3, 1], Activation.Tanh, seed: 2);
            network.Train(Line, new() { Steps = 2, LearningRate = 0.01, Optimizer = optimizer }, [1]).Checkpoints
                .ShouldAllBe(checkpoint => checkpoint.Preconditioner == null);
        }
    }

    [Fact]
    public void Update_FirstStepOfAdam_IsMinusRateTimesSign()
    {
        // m/(1 − β₁) = g and √(v/(1 − β₂)) = |g|: g/(|g| + ε) is off its sign by ε/|g|.
        const double rate = 0.1, epsilon = 1e-8;
        double[] gradient = [3, -0.2, 1e-3, -40, 0, 1e-8, 0, 0], parameters = new double[8];
        Optimizer<double>.Create(new AdamOptions { Epsilon = epsilon }, 8).Update(parameters, gradient, rate);
        for (int i = 0; i < 4; i++)
            parameters[i].ShouldBe(-rate * Math.Sign(gradient[i]), 2 * rate * epsilon / Math.Abs(gradient[i]));
        parameters[4].ShouldBe(0);
        parameters[5].ShouldBe(-rate / 2, Relative);
    }
}
