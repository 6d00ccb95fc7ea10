namespace NtkWorkbench.Tests;

public sealed class BuiltinEngineTests
{
    private static readonly NetworkArchitecture Architecture = new([1, 9, 5, 1], Activation.Relu);

    public static TheoryData<OptimizerOptions, Precision, TrainableLayers> EveryOptimizer()
    {
        var data = new TheoryData<OptimizerOptions, Precision, TrainableLayers>();
        foreach (OptimizerOptions options in (OptimizerOptions[])[
            new SgdOptions(), new MomentumOptions { Dampening = 0.5 }, new MomentumOptions { Nesterov = true }, new AdamOptions(),
                new RmsPropOptions()])
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                foreach (TrainableLayers layers in Enum.GetValues<TrainableLayers>())
                    data.Add(options, precision, layers);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryOptimizer))]
    public void Restore_SavedState_ContinuesBitForBit(OptimizerOptions optimizer, Precision precision, TrainableLayers layers)
    {
        using IEngine engine = Prepared(precision, optimizer, layers);
        Train(engine, steps: 3);
        EngineState saved = engine.Save();
        double[] straight = Train(engine, steps: 5);

        using IEngine resumed = Prepared(precision, optimizer, layers, start: 0.25);
        resumed.Restore(saved);
        Train(resumed, steps: 5).ShouldBe(straight);
        resumed.Save().OptimizerSteps.ShouldBe(8);
    }

    [Theory]
    [MemberData(nameof(EveryOptimizer))]
    public void Step_OutputLayerAlone_LeavesHiddenLayersAndStepsTheLast(OptimizerOptions optimizer, Precision precision,
        TrainableLayers layers)
    {
        using IEngine engine = Prepared(precision, optimizer, layers);
        double[] before = engine.Save().Parameters, after = Train(engine, steps: 1);
        int last = Architecture.Layers[^1].WeightOffset;
        after.AsSpan(0, last).SequenceEqual(before.AsSpan(0, last)).ShouldBe(layers == TrainableLayers.Output);

        // The first step of either choice is the same for the last layer: every rule here works entry by entry.
        using IEngine whole = Prepared(precision, optimizer, TrainableLayers.All);
        after[last..].ShouldBe(Train(whole, steps: 1)[last..]);
        after[last..].ShouldNotBe(before[last..]);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(1e308, 2)]
    public void Step_OutputsNotFinite_ReportsLossAndLayerAndChangesNothing(double value, int layer)
    {
        double[] parameters = TestProblems.Parameters(Architecture);
        parameters.AsSpan(Architecture.Layers[layer].Bias).Fill(value);
        parameters.AsSpan(Architecture.Layers[layer].Weight).Fill(Math.Abs(value));
        ShouldRefuse(parameters, Precision.Float64, new(NonFiniteQuantity.Loss, layer));
    }

    [Fact]
    public void Step_SquaresOverflow_ReportsLossWithoutLayer()
    {
        double[] parameters = TestProblems.Parameters(Architecture);
        parameters[^1] = 1e200;
        ShouldRefuse(parameters, Precision.Float64, new(NonFiniteQuantity.Loss, null));
    }

    [Fact]
    public void Step_GradientOverflows_ReportsFirstLayerAndChangesNothing()
    {
        // f is about 1e30 through weights of 1e30 in the last layer: δ W passes what float32 holds, in every layer before.
        double[] parameters = TestProblems.Parameters(Architecture);
        parameters.AsSpan(Architecture.Layers[^1].Weight).Fill(1e30);
        ShouldRefuse(parameters, Precision.Float32, new(NonFiniteQuantity.Gradient, 0));
    }

    [Fact]
    public void EvaluateLoss_ManyBlocks_GivesAccuracyOverAllSamples()
    {
        var linear = new NetworkArchitecture([1, 2], Activation.Identity);
        const int Count = 10_000;
        double[] inputs = [.. Enumerable.Range(0, Count).Select(i => i - 2499.5)];
        Dataset data = TestProblems.Data(linear, LossKind.CrossEntropy, Count) with
        {
            Inputs = new(Count, 1, inputs),
            Targets = new(Count, 1, [.. Enumerable.Repeat(1.0, Count)]),
        };

        // f = (0, x): class 1 where x > 0, three quarters of the samples.
        using IEngine engine = TestProblems.Engine(linear, Precision.Float32, [0, 1, 0, 0]);
        engine.EvaluateLoss(data, LossKind.CrossEntropy, []).Accuracy.ShouldBe(0.75);
    }

    [Fact]
    public void Create_ParametersOfAnotherLength_NamesBothLengths() =>
        Should.Throw<ShapeException>(() => TestProblems.Engine(Architecture, Precision.Float64, new double[3]))
            .Message.ShouldBe("the parameters of network 1–9–5–1 relu must have 74 entries, got 3");

    [Fact]
    public void Restore_StateOfAnotherOptimizer_Throws()
    {
        using IEngine adam = Prepared(Precision.Float64, new AdamOptions(), TrainableLayers.All);
        using IEngine sgd = Prepared(Precision.Float64, new SgdOptions(), TrainableLayers.All);
        Should.Throw<ShapeException>(() => sgd.Restore(adam.Save())).Message.ShouldBe("the list of optimizer vectors must have 0 entries, "
            + "got 2");
    }

    [Fact]
    public void Step_BeforePrepare_Throws()
    {
        using IEngine engine = TestProblems.Engine(Architecture, Precision.Float64, TestProblems.Parameters(Architecture));
        Should.Throw<InvalidOperationException>(() => engine.Step([0], 0.1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    public void Step_BatchEmptyOrTooLarge_NamesTheLimit(int size)
    {
        using IEngine engine = Prepared(Precision.Float64, new SgdOptions(), TrainableLayers.All);
        Should.Throw<ShapeException>(() => engine.Step(new int[size], 0.1)).Message.ShouldBe($"a batch must have 1 to 13 samples, "
            + $"got {size}");
    }

    private static void ShouldRefuse(double[] parameters, Precision precision, NonFiniteValue expected)
    {
        Dataset data = TestProblems.Data(Architecture, LossKind.MeanSquaredError, count: 11);
        using IEngine engine = TestProblems.Engine(Architecture, precision, parameters);
        engine.Prepare(TestProblems.Problem(data, LossKind.MeanSquaredError, new AdamOptions()));
        EngineState before = engine.Save();
        engine.Step(TestProblems.AllRows(data), 0.1).NonFinite.ShouldBe(expected);
        EngineState after = engine.Save();
        after.Parameters.ShouldBe(before.Parameters);
        after.OptimizerVectors.SelectMany(vector => vector).ShouldAllBe(value => value == 0);
        after.OptimizerSteps.ShouldBe(0);
    }

    private static IEngine Prepared(Precision precision, OptimizerOptions optimizer, TrainableLayers layers, double start = 0)
    {
        Dataset data = TestProblems.Data(Architecture, LossKind.MeanSquaredError, count: 13);
        IEngine engine =
            TestProblems.Engine(Architecture, precision, [.. TestProblems.Parameters(Architecture).Select(value => value + start)]);
        engine.Prepare(TestProblems.Problem(data, LossKind.MeanSquaredError, optimizer, layers));
        return engine;
    }

    private static double[] Train(IEngine engine, int steps)
    {
        for (int step = 0; step < steps; step++)
            engine.Step([0, 3, 5, 7, 12, 1, 2, 9, 10], 0.01).NonFinite.ShouldBeNull();
        double[] parameters = new double[engine.Architecture.ParameterCount];
        engine.CopyParameters(parameters);
        return parameters;
    }
}
