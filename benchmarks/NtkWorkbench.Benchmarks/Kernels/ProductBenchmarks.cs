using BenchmarkDotNet.Attributes;

namespace NtkWorkbench.Benchmarks;

/// <summary>The largest product of the wide step, (100, 3072) by (3072, 100) in float32: in one call, and in panels on several
/// threads.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private const int Units = 100, Samples = 100, Inputs = 3072;

    private readonly float[] _weight = new float[Units * Inputs];
    private readonly float[] _inputs = new float[Samples * Inputs];
    private readonly float[] _result = new float[Units * Samples];
    private ILinearAlgebra _linearAlgebra = null!;

    [Params("openblas", "managed")]
    public string Library { get; set; } = "openblas";

    [GlobalSetup]
    public void Prepare()
    {
        _linearAlgebra = LinearAlgebraProviders.Select(Library);
        Array.Fill(_weight, 0.5f);
        Array.Fill(_inputs, 0.25f);
    }

    [Benchmark(Baseline = true)]
    public void OneCall() => _linearAlgebra.Multiply(
        MatrixTranspose.None, MatrixTranspose.Transposed, Units, Samples, Inputs, 1, _weight, Inputs, _inputs, Inputs, 0, _result, Samples);

    [Benchmark]
    public void Panels() => PanelProduct.Multiply<float>(
        _linearAlgebra, MatrixTranspose.None, MatrixTranspose.Transposed, Units, Samples, Inputs, 1, _weight, Inputs, _inputs, Inputs, 0,
            _result, Samples);
}
