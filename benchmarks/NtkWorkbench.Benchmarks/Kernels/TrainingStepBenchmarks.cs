using BenchmarkDotNet.Attributes;

namespace NtkWorkbench.Benchmarks;

/// <summary>One step of a shallow network, batch 40: nanoseconds, and nothing allocated.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks
{
    private const int Steps = 1000;

    private BenchmarkProblem _problem = null!;
    private IEngine _engine = null!;
    private int[] _batches = [];

    [Params(10, 20, 40)]
    public int Width { get; set; }

    [Params(Precision.Float32, Precision.Float64)]
    public Precision Precision { get; set; }

    [Params("sgd", "momentum", "adam", "rmsprop")]
    public string Optimizer { get; set; } = "sgd";

    [GlobalSetup]
    public void Prepare()
    {
        _problem = BenchmarkProblem.Notebook(Width);
        _engine = TrainingRun.Prepare(_problem, OptimizersByName.Get(Optimizer), Precision);
        _batches = _problem.DrawBatches(Steps);
    }

    [GlobalCleanup]
    public void Dispose() => _engine.Dispose();

    [Benchmark(OperationsPerInvoke = Steps)]
    public void Step()
    {
        for (int step = 0; step < Steps; step++)
            _engine.Step(_batches.AsSpan(step * _problem.BatchSize, _problem.BatchSize), learningRate: 1e-4);
    }
}
