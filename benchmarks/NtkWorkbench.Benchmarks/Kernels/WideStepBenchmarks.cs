using BenchmarkDotNet.Attributes;

namespace NtkWorkbench.Benchmarks;

/// <summary>
/// One step of 3072–100×5–10, batch 100. What is allocated are the tasks of the products that go to several threads, one of them a panel.
/// </summary>
[MemoryDiagnoser]
public class WideStepBenchmarks
{
    private const int Steps = 20;

    private readonly BenchmarkProblem _problem = BenchmarkProblem.Wide(learningRate: 1e-4);
    private IEngine _engine = null!;
    private int[] _batches = [];

    [Params(Precision.Float32, Precision.Float64)]
    public Precision Precision { get; set; }

    [Params("sgd", "adam")]
    public string Optimizer { get; set; } = "sgd";

    [GlobalSetup]
    public void Prepare()
    {
        _engine = TrainingRun.Prepare(_problem, OptimizersByName.Get(Optimizer), Precision);
        _batches = _problem.DrawBatches(Steps);
    }

    [GlobalCleanup]
    public void Dispose() => _engine.Dispose();

    [Benchmark(OperationsPerInvoke = Steps)]
    public void Step()
    {
        for (int step = 0; step < Steps; step++)
            _engine.Step(_batches.AsSpan(step * _problem.BatchSize, _problem.BatchSize), _problem.LearningRate);
    }
}
