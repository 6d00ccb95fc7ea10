using NtkWorkbench.Core.Engines;

namespace NtkWorkbench.Torch.Tests;

/// <summary>Every tensor that a call makes is gone when it returns. No other test may make tensors meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Steps = 10_000;

    [SkippableTheory]
    [InlineData("momentum")]
    [InlineData("adam")]
    public void Step_ManyTimes_LeavesNoTensorBehind(string optimizer)
    {
        using IEngine engine = Prepare(optimizer);
        engine.Step([0, 1], 1e-3); // The first step makes the optimizer's vectors.
        long before = CountAfterCollection();
        for (int step = 1; step < Steps; step++)
            engine.Step([step % 9, 1, 4], 1e-3);
        TorchEngines.LiveTensorCount().ShouldBe(before);
    }

    [SkippableFact]
    public void Engine_EveryCallThenDisposed_LeavesNoTensorBehind()
    {
        UseAndDispose(); // The first use makes what TorchSharp keeps for the process.
        long before = CountAfterCollection();
        UseAndDispose();
        CountAfterCollection().ShouldBe(before);
    }

    // TorchSharp itself leaves a few handles of a new layer to the garbage collector.
    private static long CountAfterCollection()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return TorchEngines.LiveTensorCount();
    }

    private static void UseAndDispose()
    {
        using IEngine engine = Prepare("adam");
        TestProblem problem = TestProblems.Get("Relu");
        double[] gradient = new double[problem.Parameters.Length], outputs = new double[problem.RowCount];
        engine.Step([0, 1], 1e-3);
        engine.Restore(engine.Save());
        engine.Evaluate(problem.Data.Inputs.Values, outputs);
        engine.Activations(0, problem.Data.Inputs.Values, new double[problem.Data.Count * problem.Architecture.Layers[0].FanOut]);
        engine.EvaluateLoss(problem.Data, problem.Loss, gradient);
        engine.EvaluateLoss(TestProblems.Get("Relu").Data, problem.Loss, []);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        features.Multiply(gradient, outputs);
        features.MultiplyTransposed(outputs, gradient);
        features.Jacobian();
        features.KernelWith(features);
    }

    private static IEngine Prepare(string optimizer)
    {
        TestProblem problem = TestProblems.Get("Relu");
        IEngine engine = problem.Create(TorchEngines.Provider(), Precision.Float64);
        engine.Prepare(problem.Training(OptimizerCases.Get(optimizer).Options));
        return engine;
    }
}
