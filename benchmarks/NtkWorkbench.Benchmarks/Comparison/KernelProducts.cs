using System.Numerics;

namespace NtkWorkbench.Benchmarks;

/// <summary>Every matrix product of Θu = J(Jᵀu), and of the pass forward before it, by the best linear algebra over all samples at once,
/// results in memory that is there: aWᵀ; δW and δᵀa; aVᵀ and ȧWᵀ.</summary>
internal sealed class KernelProducts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILinearAlgebra _algebra = LinearAlgebraProviders.Best();
    private readonly int _samples;
    private readonly Operands[] _layers;

    public KernelProducts(BenchmarkProblem problem)
    {
        _samples = problem.Data.Count;
        RandomStream stream = new RandomStreams(1).Named("products");
        T[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(stream.NextNormal()))];
        _layers = [.. problem.Architecture.Layers.Select(layer => new Operands(
            layer.FanIn, layer.FanOut, Draw(layer.WeightCount), Draw(layer.WeightCount), Draw(_samples * layer.FanIn),
            Draw(_samples * layer.FanOut), new T[layer.WeightCount], layer.Index == 0 ? [] : new T[_samples * layer.FanIn],
            new T[_samples * layer.FanOut]))];
    }

    /// <summary>Those of the product, the hidden layers' activations kept.</summary>
    public void TakeProduct()
    {
        foreach (Operands layer in _layers.Reverse())
        {
            Panels(
                MatrixTranspose.Transposed, MatrixTranspose.None, layer.Out, layer.In, _samples, layer.Delta, layer.Inputs, 0, layer.Sum);
            if (layer != _layers[0])
                Panels(MatrixTranspose.None, MatrixTranspose.None, _samples, layer.In, layer.Out, layer.Delta, layer.Weight, 0, layer.Back);
        }
        foreach (Operands layer in _layers)
        {
            Ahead(layer, layer.Inputs, layer.Direction, 0);
            if (layer != _layers[0])
                Ahead(layer, layer.Back, layer.Weight, 1);
        }
    }

    /// <summary>Those of the pass forward to the last hidden layer.</summary>
    public void TakeForward()
    {
        foreach (Operands layer in _layers.SkipLast(1))
            Ahead(layer, layer.Inputs, layer.Weight, 0);
    }

    private void Ahead(Operands layer, T[] rows, T[] weight, double beta) =>
        Panels(MatrixTranspose.None, MatrixTranspose.Transposed, _samples, layer.Out, layer.In, rows, weight, beta, layer.Product);

    private void Panels(MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k, T[] a, T[] b, double beta, T[] c) =>
        PanelProduct.Multiply<T>(_algebra, transposeA, transposeB, m, n, k, 1, a, transposeA == MatrixTranspose.None ? k : m,
            b, transposeB == MatrixTranspose.None ? n : k, beta, c, n);

    private sealed record Operands(
        int In, int Out, T[] Weight, T[] Direction, T[] Inputs, T[] Delta, T[] Sum, T[] Back, T[] Product);
}
