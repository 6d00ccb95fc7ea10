namespace NtkWorkbench.Torch.Tests;

/// <summary>What libtorch is handed stays there until it is done with it, whenever the garbage collector runs.</summary>
[Collection(nameof(MemoryTests))]
public sealed class GarbageCollectionTests
{
    private const int Steps = 5_000;

    // Some 50 µs: a few collections a step.
    private const int BetweenCollections = 5_000;

    [Theory]
    [InlineData("adam")]
    [InlineData("momentum")]
    public void Step_WhileGarbageIsCollected_GivesTheSameParametersBitForBit(string optimizer)
    {
        double[] undisturbed = Train(optimizer);
        using var done = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(0);
                // Otherwise the collector leaves training hardly any time on a machine without other work.
                Thread.SpinWait(BetweenCollections);
            }
        });
        collector.Start();
        try
        {
            Train(optimizer).ShouldBe(undisturbed);
        }
        finally
        {
            done.Cancel();
            collector.Join();
        }
    }

    private static double[] Train(string optimizer)
    {
        TestProblem problem = TestProblems.Get("Tanh");
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        engine.Prepare(problem.Training(OptimizerCases.Get(optimizer).Options));
        for (int step = 0; step < Steps; step++)
            engine.Step([step % 9, 1, 4], 1e-3).NonFinite.ShouldBeNull($"step {step}");
        return engine.Copy();
    }
}
