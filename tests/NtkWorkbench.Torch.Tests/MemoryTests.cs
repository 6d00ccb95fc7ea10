namespace NtkWorkbench.Torch.Tests;

/// <summary>Every tensor that a call makes is gone when it returns. No other test may make tensors meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Theory]
    [InlineData("momentum", 3_000)]
    [InlineData("adam", 20_000)]
    public void Step_ManyTimes_LeavesNoTensorBehind(string optimizer, int steps)
    {
        using IEngine engine = Prepare(optimizer);
        engine.Step([0, 1], 1e-3); // The first step makes the optimizer's vectors.
        long before = CountAfterCollection();
        for (int step = 1; step < steps; step++)
            engine.Step([step % 9, 1, 4], 1e-3);
        Libtorch.LiveTensorCount.ShouldBe(before);
    }

    [Fact]
    public void Engine_EveryOtherCall_LeavesNoTensorBehind()
    {
        using IEngine engine = Prepare("adam");
        Use(engine);
        long before = CountAfterCollection();
        Use(engine);
        Libtorch.LiveTensorCount.ShouldBe(before);
    }

    [Fact]
    public void EvaluateLoss_OtherData_KeepsTheLastUploaded()
    {
        using IEngine engine = Prepare("sgd");
        TestProblem problem = TestProblems.Get("Relu");
        Dataset other = problem.Data with { },
            another = problem.Data with { Targets = new Matrix(problem.Data.Count, problem.Data.Targets.Columns) };
        long before = CountAfterCollection();
        double loss = engine.EvaluateLoss(other, problem.Loss, []).Loss;
        long kept = Libtorch.LiveTensorCount;
        kept.ShouldBeGreaterThan(before);
        engine.EvaluateLoss(another, problem.Loss, []).Loss.ShouldNotBe(loss);
        engine.EvaluateLoss(other, problem.Loss, []).Loss.ShouldBe(loss);
        Libtorch.LiveTensorCount.ShouldBe(kept);
    }

    // What other tests left to the garbage collector would otherwise go in between.
    private static long CountAfterCollection()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Libtorch.LiveTensorCount;
    }

    private static void Use(IEngine engine)
    {
        TestProblem problem = TestProblems.Get("Relu");
        double[] gradient = new double[problem.Parameters.Length], outputs = new double[problem.RowCount];
        engine.Restore(engine.Save());
        engine.Prepare(problem.Training(OptimizerCases.Get("adam").Options));
        engine.ReplaceTrainingInputs(problem.Data.Inputs.Values);
        engine.Step([0, 1], 1e-3);
        engine.Evaluate(problem.Data.Inputs.Values, outputs);
        engine.Activations(0, problem.Data.Inputs.Values, new double[problem.Data.Count * problem.Architecture.Layers[0].FanOut]);
        engine.EvaluateLoss(problem.Data, problem.Loss, gradient);
        engine.EvaluateLoss(TestProblems.Get("Relu").Data, problem.Loss, []);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        features.Multiply(gradient, outputs);
        features.MultiplyTransposed(outputs, gradient);
        features.Jacobian();
        features.KernelWith(features);
        features.SquaredNorms(new double[problem.Data.Count]);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            using ITangentProducts products = engine.TangentProducts(problem.Data.Inputs.Values, precision: precision);
            products.Multiply(gradient, outputs);
            products.MultiplyTransposed(outputs, gradient);
            products.SquaredNorms(new double[problem.Data.Count]);
        }
    }

    private static IEngine Prepare(string optimizer)
    {
        TestProblem problem = TestProblems.Get("Relu");
        IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        engine.Prepare(problem.Training(OptimizerCases.Get(optimizer).Options));
        return engine;
    }
}
