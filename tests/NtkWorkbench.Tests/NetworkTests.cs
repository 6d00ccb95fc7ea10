namespace NtkWorkbench.Tests;

/// <summary>The library from its front door.</summary>
public sealed class NetworkTests
{
    private static readonly TrainingData Data = new AbsoluteValue().Sample(20, noise: 0.1, seed: 2, range: new(-1, 1));

    private static readonly TrainingOptions Options = new()
    {
        Optimizer = new MomentumOptions(),
        LearningRate = 0.01,
        Batch = new() { Size = 4, Sampling = BatchSampling.Shuffled },
        Steps = 30,
    };

    [Fact]
    public void Evaluate_OneLayer_IsItsFormula()
    {
        using Network network = Line(2, 3);
        network.Evaluate(new(3, 1, [-1, 0, 0.5])).Values.ShouldBe([1, 3, 4]);
        network.Loss(new() { Inputs = new(1, 1, [1]), Targets = new(1, 1, [3]), InputNames = ["x"], TargetNames = ["y"] }).Loss.ShouldBe(4);
    }

    [Fact]
    public void Create_Seed_DecidesTheParameters()
    {
        using Network one = Network.Create([1, 5, 1], Activation.Relu, seed: 7), same = Network.Create([1, 5, 1], Activation.Relu, seed: 7),
            other = Network.Create([1, 5, 1], Activation.Relu, seed: 8);
        one.Parameters().ShouldBe(same.Parameters());
        one.Parameters().ShouldNotBe(other.Parameters());
    }

    [Fact]
    public void Create_ParametersFromAFile_AreNotDrawnInstead() => Should.Throw<NtkException>(
        () => Network.Create([1, 5, 1], Activation.Relu, initialization: new() { From = "kept.safetensors" }))
        .Message.ShouldContain("kept.safetensors");

    [Fact]
    public void Inputs_OfAnotherWidth_AreRefusedByTheirShape()
    {
        using Network network = Line(2, 3);
        const string said = "inputs of a network 1–1 identity must have shape (n, 1), got (2, 3)";
        Should.Throw<ShapeException>(() => network.Evaluate(new(2, 3))).Message.ShouldBe(said);
        Should.Throw<ShapeException>(() => network.Linearize(new(2, 3))).Message.ShouldBe(said);
    }

    [Fact]
    public void Train_FractionOfMax_IsTakenOfTheLimitThatTheLinearizationTells()
    {
        using Network network = Network.Create([1, 5, 1], Activation.Tanh, seed: 4);
        using Linearization linear = network.Linearize(Data.Train.Inputs);
        double limit = linear.StableRates(Options)!.Value.Largest;
        TrainingHistory history = network.Train(Data, Options with { LearningRate = LearningRate.OfMax(0.25) });
        history.Rows[0].LearningRate.ShouldBe(0.25 * limit);
    }

    [Fact]
    public void Train_FractionOfMaxOfTheOutputLayerUnderNoise_IsTakenOfTheTrainingsOwnLimit()
    {
        using Network network = Network.Create([1, 5, 1], Activation.Tanh, seed: 4);
        TrainingData noisy = Data with { InstanceNoise = 0.5 };
        TrainingOptions output = Options with { Layers = TrainableLayers.Output };
        using Linearization linear = network.Linearize(Data.Train.Inputs,
            new() { Layers = TrainableLayers.Output, InstanceNoise = noisy.InstanceNoise, Seed = network.Seed });
        using Linearization all = network.Linearize(Data.Train.Inputs);
        double limit = linear.StableRates(output)!.Value.Largest;
        limit.ShouldNotBe(all.StableRates(Options)!.Value.Largest);
        network.Train(noisy, output with { LearningRate = LearningRate.OfMax(0.25) }).Rows[0].LearningRate.ShouldBe(0.25 * limit);
    }

    [Fact]
    public void Train_FractionOfMaxOfAnOptimizerWithoutLimit_IsRefused()
    {
        using Network network = Line(2, 3);
        TrainingOptions adam = new() { Optimizer = new AdamOptions(), LearningRate = LearningRate.OfMax(0.5), Steps = 1 };
        Should.Throw<NtkException>(() => network.Train(Data, adam)).Message.ShouldContain("sgd or momentum");
    }

    public static TheoryData<TrainingOptions> Impossible =>
        [Options with { Steps = -1 }, Options with { RecordEvery = 0 }, Options with { Batch = new() { Size = 0 } }];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Train_StepsOrBatchesThatCannotBe_AreRefused(TrainingOptions options)
    {
        using Network network = Line(2, 3);
        Should.Throw<ArgumentOutOfRangeException>(() => network.Train(Data, options));
    }

    [Fact]
    public void Sweep_WithoutRates_IsRefused()
    {
        using Network network = Line(2, 3);
        var sweep = new LearningRateSweep(network, Data, Options);
        Should.Throw<ArgumentOutOfRangeException>(() => sweep.Run([]));
    }

    [Fact]
    public void Advance_InPieces_TakesTheStepsOfTrain()
    {
        using Network whole = Network.Create([1, 5, 1], Activation.Tanh, seed: 3),
            pieces = Network.Create([1, 5, 1], Activation.Tanh, seed: 3);
        TrainingHistory history = whole.Train(Data, Options, [10]);
        Trainer trainer = pieces.Begin(Data, Options);
        trainer.Advance(10).ShouldBeNull();
        pieces.Parameters().ShouldBe(history.Checkpoints[1].Parameters);
        trainer.Advance(1000).ShouldBeNull();
        trainer.Step.ShouldBe(30);
        pieces.Parameters().ShouldBe(whole.Parameters());
        history.Result!.Reason.ShouldBe(StopReason.Completed);
        history.Checkpoints.Select(at => at.Step).ShouldBe([0, 10, 30]);
    }

    [Fact]
    public void Linearize_LaterTraining_DoesNotChangeIt()
    {
        using Network network = Network.Create([1, 5, 1], Activation.Tanh, seed: 4);
        using Linearization early = network.Linearize(Data.Train.Inputs), same = network.Linearize(Data.Train.Inputs);
        network.Train(Data, Options);
        using Linearization late = network.Linearize(Data.Train.Inputs);
        early.Kernel.Values.ShouldBe(same.Kernel.Values);
        TangentKernels.Distance(early.Kernel, late.Kernel).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void SeedSimilarity_NetworksThatAreOne_IsOne()
    {
        using Network network = Network.Create([1, 5, 1], Activation.Tanh, seed: 4);
        using Linearization first = network.Linearize(Data.Train.Inputs), second = network.Linearize(Data.Train.Inputs);
        SeedSimilarity similarity = SeedSimilarity.Of([first, second], Grid.Points(-1, 1, 30));
        similarity.MeanPrincipal.ShouldBe(1, tolerance: 1e-12);
        similarity.MeanIndividual.ShouldBe(1, tolerance: 1e-12);
        similarity.Individual.Length.ShouldBe(network.Architecture.ParameterCount);
    }

    /// <summary>f(x) = wx + b, linear in its parameters: its features are (x, 1).</summary>
    internal static Network Line(double weight, double bias) => new(new NetworkArchitecture([1, 1], Activation.Identity), [weight, bias]);
}
