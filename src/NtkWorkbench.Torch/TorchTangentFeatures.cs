using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>Tangent features whose activations and sensitivities lie on the device, in float64.</summary>
/// <remarks>Legend: n samples, o outputs, p parameters; layer l has a_{l−1} of shape (n, fan_in) and δ_l of shape (n, o,
/// fan_out).</remarks>
internal sealed class TorchTangentFeatures : ITangentFeatures
{
    // Entries of one tile of J or a kernel on the device: 8 MiB.
    private const long TileLength = 1 << 20;

    private readonly NetworkArchitecture _architecture;
    private readonly Tensor[] _activations;
    private readonly Tensor[] _sensitivities;
    private readonly int _sampleCount;

    private TorchTangentFeatures(NetworkArchitecture architecture, Tensor[] activations, Tensor[] sensitivities)
    {
        _architecture = architecture;
        _activations = activations;
        _sensitivities = sensitivities;
        _sampleCount = (int)activations[0].shape[0];
    }

    public int Rows => checked(_sampleCount * _architecture.OutputCount);

    public int Columns => _architecture.ParameterCount;

    /// <summary>The features at the network's present parameters: one pass forward, one pass backward for all samples and
    /// outputs.</summary>
    public static TorchTangentFeatures Take(Perceptron network, Tensor inputs, CancellationToken cancellation = default)
    {
        using DisposeScope scope = NewDisposeScope();
        using var passes = new LinearizedPasses(network, ScalarType.Float64);
        (Tensor[] activations, Tensor[] derivatives) = passes.Forward(inputs, cancellation);
        long samples = inputs.shape[0], outputs = network.Architecture.OutputCount;
        Tensor[] sensitivities = new Tensor[activations.Length];
        sensitivities[^1] = eye(outputs, dtype: ScalarType.Float64, device: inputs.device).expand(samples, outputs, outputs).contiguous();
        for (int l = derivatives.Length - 1; l >= 0; l--)
        {
            cancellation.ThrowIfCancellationRequested();
            sensitivities[l] = passes.Back(l, sensitivities[l + 1], derivatives[l]);
        }
        foreach (Tensor kept in (Tensor[])[.. activations, .. sensitivities])
            kept.DetachFromDisposeScope();
        return new TorchTangentFeatures(network.Architecture, activations, sensitivities);
    }

    public void Copy(int first, int count, Span<double> features)
    {
        if (first < 0 || count < 0 || first > Columns - count)
            throw new ShapeException($"columns {first} to {(long)first + count} were asked of tangent features with {Columns}");
        ShapeException.ThrowIfLengthDiffers($"{count} columns of {Rows} tangent features", (long)Rows * count, features.Length);
        if (count == 0)
            return;
        foreach ((int sample, int samples) in Tiles((long)_architecture.OutputCount * count))
        {
            using DisposeScope scope = NewDisposeScope();
            var parts = new List<Tensor>();
            foreach (LayerLayout layer in _architecture.Layers)
            {
                AddWeightColumns(parts, layer, sample, samples, Math.Max(first, layer.WeightOffset),
                    Math.Min(first + count, layer.BiasOffset));
                AddBiasColumns(parts, layer, sample, samples, Math.Max(first, layer.BiasOffset),
                    Math.Min(first + count, layer.Bias.End.Value));
            }
            HostTransfer.Download(cat(parts, 1),
                features.Slice(sample * _architecture.OutputCount * count, samples * _architecture.OutputCount * count));
        }
    }

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        for (int at = 0, to = 0; at < directions.Length; at += Columns, to += Rows)
            MultiplyOne(directions.Slice(at, Columns), result.Slice(to, Rows));
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        for (int at = 0, to = 0; at < weights.Length; at += Rows, to += Columns)
            MultiplyOneTransposed(weights.Slice(at, Rows), result.Slice(to, Columns));
    }

    public void SquaredNorms(Span<double> norms)
    {
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", _sampleCount, norms.Length);
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = zeros(_sampleCount, dtype: ScalarType.Float64, device: Device);
        foreach (LayerLayout layer in _architecture.Layers)
            sum.Accumulate(layer.SquaredNorms(_activations[layer.Index], _sensitivities[layer.Index]));
        HostTransfer.Download(sum, norms);
    }

    private void MultiplyOne(ReadOnlySpan<double> direction, Span<double> result)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = zeros(_sampleCount, _architecture.OutputCount, dtype: ScalarType.Float64, device: Device);
        foreach (LayerLayout layer in _architecture.Layers)
        {
            Tensor weight = Upload(direction[layer.Weight], layer.FanOut, layer.FanIn);
            Tensor bias = Upload(direction[layer.Bias], 1, layer.FanOut);
            Tensor change = _activations[layer.Index].mm(weight.t()).Times(layer.WeightScale).Plus(bias);
            sum.Accumulate(_sensitivities[layer.Index].matmul(change.unsqueeze(2)).squeeze(2));
        }
        HostTransfer.Download(sum, result);
    }

    private void MultiplyOneTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor u = Upload(weights, _sampleCount, _architecture.OutputCount).unsqueeze(1);
        foreach (LayerLayout layer in _architecture.Layers)
        {
            Tensor sensitivity = u.matmul(_sensitivities[layer.Index]).squeeze(1);
            HostTransfer.Download(sensitivity.t().mm(_activations[layer.Index]).Times(layer.WeightScale), result[layer.Weight]);
            HostTransfer.Download(sensitivity.sum(dim: 0), result[layer.Bias]);
        }
    }

    public void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        TorchTangentFeatures columns = Same(other, layer);
        ShapeException.ThrowIfLengthDiffers("a tangent kernel", (long)Rows * other.Rows, kernel.Length);
        Kernel(columns, _architecture.OutputCount, layer, kernel, progress, cancellation);
    }

    public void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        TorchTangentFeatures columns = Same(other, layer);
        ShapeException.ThrowIfLengthDiffers("a summed tangent kernel", (long)_sampleCount * columns._sampleCount, kernel.Length);
        Kernel(columns, 1, layer, kernel, progress, cancellation);
    }

    public void Dispose()
    {
        foreach (Tensor tensor in (Tensor[])[.. _activations, .. _sensitivities])
            tensor.Dispose();
    }

    private torch.Device Device => _activations[0].device;

    private Tensor Upload(ReadOnlySpan<double> values, int rows, int columns) =>
        HostTransfer.Upload(values, rows, columns, ScalarType.Float64, Device);

    // The samples in runs, each with about as many entries as a tile has.
    private IEnumerable<(int First, int Count)> Tiles(long entriesOfASample)
    {
        int tile = (int)Math.Clamp(TileLength / Math.Max(1, entriesOfASample), 1, Math.Max(1, _sampleCount));
        for (int first = 0; first < _sampleCount; first += tile)
            yield return (first, Math.Min(tile, _sampleCount - first));
    }

    private TorchTangentFeatures Same(ITangentFeatures other, int? layer)
    {
        if (other is not TorchTangentFeatures columns || columns.Columns != Columns || columns._activations.Length != _activations.Length)
            throw new ShapeException($"a tangent kernel needs features of the same network on both sides, {_architecture} and another "
                + "came");
        return layer >= 0 && layer < _activations.Length || layer is null ? columns
            : throw new ShapeException($"{_architecture} has layers 0 to {_activations.Length - 1}, got layer {layer}");
    }

    // rows: those of a sample, o, or 1 where the sensitivities of all outputs are one row.
    private void Kernel(
        TorchTangentFeatures columns, int rows, int? layer, Span<double> kernel, IProgress<double>? progress,
        CancellationToken cancellation)
    {
        int length = rows * rows * columns._sampleCount;
        foreach ((int first, int count) in Tiles(length))
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            Tensor sum = zeros(count, rows, columns._sampleCount, rows, dtype: ScalarType.Float64, device: Device);
            foreach (LayerLayout share in layer is int index ? [_architecture.Layers[index]] : _architecture.Layers)
                sum.Accumulate(KernelTile(columns, rows, share, first, count));
            HostTransfer.Download(sum, kernel.Slice(first * length, count * length));
            progress?.Report((double)(first + count) / _sampleCount);
        }
    }

    // (δ_l·δ′_l)(s_l² a_{l−1}·a′_{l−1} + 1) for some of the samples, shape (samples, rows, n′, rows).
    private Tensor KernelTile(TorchTangentFeatures columns, int rows, LayerLayout layer, int first, int count)
    {
        int width = _architecture.OutputCount / rows * layer.FanOut, l = layer.Index;
        using DisposeScope scope = NewDisposeScope();
        Tensor inputs = _activations[l].narrow(0, first, count).mm(columns._activations[l].t());
        using Scalar scale = (layer.WeightScale * layer.WeightScale).ToScalar(), one = 1.0.ToScalar();
        inputs.mul_(scale).add_(one, one);
        Tensor own = _sensitivities[l].narrow(0, first, count).reshape(-1, width);
        Tensor products = own.mm(columns._sensitivities[l].reshape(-1, width).t())
            .view(count, rows, columns._sampleCount, rows);
        return products.mul_(inputs.view(count, 1, columns._sampleCount, 1)).MoveToOuterDisposeScope();
    }

    // Whole rows of the weight are formed, and what the range leaves out of the first and last is cut.
    private void AddWeightColumns(List<Tensor> parts, LayerLayout layer, int sample, int samples, int start, int end)
    {
        if (start >= end)
            return;
        int offset = start - layer.WeightOffset, firstUnit = offset / layer.FanIn;
        int unitCount = ((end - 1 - layer.WeightOffset) / layer.FanIn) - firstUnit + 1;
        Tensor units = _sensitivities[layer.Index].narrow(0, sample, samples).narrow(2, firstUnit, unitCount).unsqueeze(3);
        Tensor inputs = _activations[layer.Index].narrow(0, sample, samples).Times(layer.WeightScale).view(samples, 1, 1, layer.FanIn);
        Tensor product = (units * inputs).view((long)samples * _architecture.OutputCount, (long)unitCount * layer.FanIn);
        parts.Add(product.narrow(1, offset % layer.FanIn, end - start));
    }

    private void AddBiasColumns(List<Tensor> parts, LayerLayout layer, int sample, int samples, int start, int end)
    {
        if (start < end)
            parts.Add(_sensitivities[layer.Index].narrow(0, sample, samples).narrow(2, start - layer.BiasOffset, end - start)
                .reshape(-1, end - start));
    }
}
