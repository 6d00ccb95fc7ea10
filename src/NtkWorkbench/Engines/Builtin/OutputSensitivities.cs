using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>δ_l of every output of all samples, (n·o, fan out) for each layer: with them no product passes from layer to layer.</summary>
internal sealed class OutputSensitivities<T>(TangentPasses<T> passes, int samples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _outputs = passes.Architecture.OutputCount;
    private readonly T[][] _values = [.. passes.Architecture.Layers.Select(layer => layer.Index < passes.Layers[0].Index
        ? [] : new T[checked(samples * passes.Architecture.OutputCount * layer.FanOut)])];

    /// <summary>Bytes of them.</summary>
    public static unsafe double Bytes(TangentPasses<T> passes, int samples) =>
        sizeof(T) * (double)samples * passes.Architecture.OutputCount * passes.Layers.Sum(layer => (double)layer.FanOut);

    /// <summary>Takes those of some samples.</summary>
    public void Fill(SampleRows<T> rows) => passes.Back(passes.Units(rows), _outputs, rows, (layer, delta) =>
    {
        for (int row = 0; row < _outputs * rows.Count; row++)
        {
            (int output, int sample) = Math.DivRem(row, rows.Count);
            delta.AsSpan(row * layer.FanOut, layer.FanOut).CopyTo(Of(layer, ((rows.From + sample) * _outputs) + output));
        }
    });

    /// <summary>Σ_o u_o δ_l,o of samples from one on, whose u these are.</summary>
    public void Weight(LayerLayout layer, ReadOnlySpan<T> weights, int from, Span<T> sums)
    {
        for (int row = 0; row < weights.Length; row++)
        {
            Span<T> sum = sums.Slice(row / _outputs * layer.FanOut, layer.FanOut);
            ReadOnlySpan<T> own = Of(layer, (from * _outputs) + row);
            if (row % _outputs == 0)
                TensorPrimitives.Multiply(own, weights[row], sum);
            else
                TensorPrimitives.MultiplyAdd(own, weights[row], sum, sum);
        }
    }

    /// <summary>Adds δ_l,o · m for each output and sample from one on, where m is a row of what moved in the layer.</summary>
    public void AddOutputs(LayerLayout layer, ReadOnlySpan<T> moved, int from, Span<double> products)
    {
        for (int row = 0; row < products.Length; row++)
            products[row] += double.CreateTruncating(Reductions.Dot(
                moved.Slice(row / _outputs * layer.FanOut, layer.FanOut), Of(layer, (from * _outputs) + row)));
    }

    private Span<T> Of(LayerLayout layer, int row) => _values[layer.Index].AsSpan(row * layer.FanOut, layer.FanOut);
}
