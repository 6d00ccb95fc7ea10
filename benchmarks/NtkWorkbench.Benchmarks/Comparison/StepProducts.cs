namespace NtkWorkbench.Benchmarks;

/// <summary>Every matrix product of a training step in float32, W a, δ aᵀ and, but for the first layer, Wᵀ δ, by the best linear algebra
/// and cut as a step cuts them, results in memory that is there.</summary>
internal sealed class StepProducts
{
    private readonly ILinearAlgebra _algebra = LinearAlgebraProviders.Best();
    private readonly int _batch;
    private readonly Operands[] _layers;

    public StepProducts(NetworkArchitecture architecture, int batch)
    {
        _batch = batch;
        RandomStream stream = new RandomStreams(1).Named("products");
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextNormal())];
        _layers = [.. architecture.Layers.Select(layer => new Operands(layer.FanIn, layer.FanOut, Draw(layer.WeightCount), Draw(batch * layer.FanIn),
            Draw(batch * layer.FanOut), new float[batch * layer.FanOut], new float[layer.WeightCount], new float[batch * layer.FanIn]))];
    }

    public Timing Time(int steps) => Timing.Of(() =>
    {
        for (int step = 0; step < steps; step++)
            Take();
    }) * (1.0 / steps);

    private void Take()
    {
        foreach (Operands layer in _layers)
        {
            (int fanIn, int fanOut, float[] weight, float[] inputs, float[] delta, float[] product, float[] gradient, float[] back) = layer;
            bool isFirst = layer == _layers[0];
            PanelProduct.Multiply<float>(_algebra, MatrixTranspose.None, isFirst ? MatrixTranspose.Transposed : MatrixTranspose.None,
                fanOut, _batch, fanIn, 1, weight, fanIn, inputs, isFirst ? fanIn : _batch, 0, product, _batch);
            PanelProduct.Multiply<float>(_algebra, MatrixTranspose.None, isFirst ? MatrixTranspose.None : MatrixTranspose.Transposed,
                fanOut, fanIn, _batch, 1, delta, _batch, inputs, isFirst ? fanIn : _batch, 0, gradient, fanIn);
            if (!isFirst)
                PanelProduct.Multiply<float>(_algebra, MatrixTranspose.Transposed, MatrixTranspose.None,
                    fanIn, _batch, fanOut, 1, weight, fanIn, delta, _batch, 0, back, _batch);
        }
    }

    private sealed record Operands(
        int In, int Out, float[] Weight, float[] Inputs, float[] Delta, float[] Product, float[] Gradient, float[] Back);
}
