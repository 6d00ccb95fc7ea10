using BenchmarkDotNet.Attributes;

namespace NtkWorkbench.Benchmarks;

/// <summary>What is taken from a linearized 1–w×4–1 network: factors, J, Θ.</summary>
[MemoryDiagnoser]
public class TangentFeatureBenchmarks
{
    private BenchmarkProblem _problem = null!;
    private IEngine _engine = null!;
    private ITangentFeatures _features = null!;
    private double[] _jacobian = [];
    private double[] _kernel = [];

    [Params(50, 256)]
    public int Width { get; set; }

    [Params(200, 500)]
    public int Points { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _problem = BenchmarkProblem.Deep(Width, Points);
        _engine = _problem.CreateEngine(Precision.Float64);
        _features = _engine.Linearize(_problem.Data.Inputs.Values);
        _jacobian = new double[_features.Rows * _features.Columns];
        _kernel = new double[_features.Rows * _features.Rows];
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _features.Dispose();
        _engine.Dispose();
    }

    [Benchmark]
    public int Linearize()
    {
        using ITangentFeatures features = _engine.Linearize(_problem.Data.Inputs.Values);
        return features.Rows;
    }

    [Benchmark]
    public void Jacobian() => _features.Copy(0, _features.Columns, _jacobian);

    // The bound on the Jacobian: memory of its size, written by one thread.
    [Benchmark]
    public void Zeros() => _jacobian.AsSpan().Clear();

    [Benchmark]
    public void Kernel() => _features.Kernel(_features, layer: null, _kernel);
}
