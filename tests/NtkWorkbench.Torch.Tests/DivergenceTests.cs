namespace NtkWorkbench.Torch.Tests;

/// <summary>Values that are not finite, as the builtin engine reports them.</summary>
public sealed class DivergenceTests
{
    [Theory]
    [InlineData(1e200, 1.0, NonFiniteQuantity.Loss, null)] // (1e200)² in the loss
    [InlineData(1e160, 1e160, NonFiniteQuantity.Loss, 1)] // 1e320 in the outputs
    [InlineData(double.NaN, 1.0, NonFiniteQuantity.Loss, 0)]
    public void Step_NonFiniteLoss_NamesTheLayerAndKeepsParameters(double first, double second, NonFiniteQuantity quantity, int? layer)
    {
        TestProblem problem = Chain([first, 0, second, 0], input: 1);
        ShouldStopAlike(problem, new NonFiniteValue(quantity, layer));
    }

    [Fact]
    public void Step_NonFiniteGradientOfFiniteLoss_NamesTheLayer()
    {
        // f = 1e−250·1e250·x, whose gradient in the first weight is 2(f − y)·1e250·x: infinite for x = 1e100, f − y = 1e100.
        TestProblem problem = Chain([1e-250, 0, 1e250, 0], input: 1e100);
        ShouldStopAlike(problem, new NonFiniteValue(NonFiniteQuantity.Gradient, 0));
    }

    // With f = 0, y = −6e153 and x = (1e154, 1e154) both weights have the gradient 2(f − y)·x = 1.2e308: finite, unlike their sum.
    private static TestProblem WithLargeGradients() => Make([2, 1], [0, 0, 0], [1e154, 1e154], target: -6e153);

    [Fact]
    public void Step_ClippedByANormThatOverflows_IsNotTaken() =>
        ShouldStopAlike(WithLargeGradients(), new NonFiniteValue(NonFiniteQuantity.Gradient, null), clip: 1);

    [Fact]
    public void Step_ClippedByANormThatOverflowsInFloat32Alone_IsTaken()
    {
        // Both weights have the gradient 2e24, whose square is beyond float32.
        TestProblem problem = Make([2, 1], [0, 0, 0], [1e12, 1e12], target: -1e12);
        using var engines = new EnginePair(problem, Precision.Float32);
        foreach (IEngine engine in (IEngine[])[engines.Torch, engines.Builtin])
        {
            engine.Prepare(problem.Training(new SgdOptions()) with { ClipGradientNorm = 1 });
            engine.Step([0], 1).NonFinite.ShouldBeNull(engine.GetType().Name);
            engine.Copy()[0].ShouldBe(-Math.Sqrt(0.5), tolerance: 1e-6);
        }
    }

    [Fact]
    public void Step_FiniteGradientsWhoseSumOverflows_IsTaken()
    {
        TestProblem problem = WithLargeGradients();
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        engine.Prepare(problem.Training(new SgdOptions()));
        engine.Step([0], 1e-300).NonFinite.ShouldBeNull();
        engine.Copy()[0].ShouldBe(-1.2e8, tolerance: 1);
    }

    [Theory, MemberData(nameof(OptimizerCases.Names), MemberType = typeof(OptimizerCases))]
    public void Step_LearningRateBeyondFloat32_DivergesInTheNextStep(string optimizer)
    {
        TestProblem problem = TestProblems.Get("Tanh");
        using var engines = new EnginePair(problem, Precision.Float32);
        foreach (IEngine engine in (IEngine[])[engines.Torch, engines.Builtin])
        {
            engine.Prepare(problem.Training(OptimizerCases.Get(optimizer).Options));
            engine.Step([0, 1], 1e300).NonFinite.ShouldBeNull();
            engine.Step([0, 1], 1e300).NonFinite.ShouldBe(new NonFiniteValue(NonFiniteQuantity.Loss, 0), engine.GetType().Name);
        }
    }

    [Fact]
    public void Step_EpsilonBeyondFloat32_MovesNothing()
    {
        TestProblem problem = TestProblems.Get("Tanh");
        foreach (OptimizerOptions optimizer in (OptimizerOptions[])[new AdamOptions { Epsilon = 1e300 },
            new RmsPropOptions { Epsilon = 1e300 }])
        {
            using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float32);
            double[] before = engine.Copy();
            engine.Prepare(problem.Training(optimizer));
            engine.Step([0, 1], 0.1).NonFinite.ShouldBeNull();
            engine.Copy().ShouldBe(before);
        }
    }

    private static void ShouldStopAlike(TestProblem problem, NonFiniteValue expected, double? clip = null)
    {
        using var engines = new EnginePair(problem, Precision.Float64);
        foreach (IEngine engine in (IEngine[])[engines.Torch, engines.Builtin])
        {
            engine.Prepare(problem.Training(new MomentumOptions()) with { ClipGradientNorm = clip });
            engine.Step([0], 0.1).NonFinite.ShouldBe(expected, engine.GetType().Name);
            EngineState state = engine.Save();
            state.Parameters.ShouldBe(problem.Parameters);
            state.OptimizerSteps.ShouldBe(0);
            state.OptimizerVectors[0].ShouldAllBe(value => value == 0);
        }
    }

    // One unit a layer.
    private static TestProblem Chain(double[] parameters, double input) =>
        Make([.. Enumerable.Repeat(1, (parameters.Length / 2) + 1)], parameters, [input], target: 0);

    private static TestProblem Make(int[] sizes, double[] parameters, double[] input, double target) => new()
    {
        Architecture = new NetworkArchitecture(sizes, Activation.Identity),
        Parameters = parameters,
        Loss = LossKind.MeanSquaredError,
        Data = new Dataset
        {
            Inputs = new Matrix(1, input.Length, input),
            Targets = new Matrix(1, 1, [target]),
            InputNames = [.. input.Select((_, column) => $"x{column}")],
            TargetNames = ["y"],
        },
    };
}
