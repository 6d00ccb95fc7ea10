using BenchmarkDotNet.Attributes;

namespace NtkWorkbench.Benchmarks;

/// <summary>The feature spectrum of 1–w×4–1 by each method.</summary>
[SimpleJob(BenchmarkDotNet.Engines.RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
public class SpectrumBenchmarks
{
    private IEngine _engine = null!;
    private ITangentFeatures _features = null!;

    [Params(50, 128)]
    public int Width { get; set; }

    [Params(SpectrumMethod.Svd, SpectrumMethod.Lq, SpectrumMethod.Kernel)]
    public SpectrumMethod Method { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        BenchmarkProblem problem = BenchmarkProblem.Deep(Width, points: 200);
        _engine = problem.CreateEngine(Precision.Float64);
        _features = _engine.Linearize(problem.Data.Inputs.Values);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _features.Dispose();
        _engine.Dispose();
    }

    [Benchmark]
    public double Spectrum() =>
        FeatureDecompositions.Compute(_features, Method, principalCount: 6, LinearAlgebraProviders.Best()).SingularValues[0];
}
