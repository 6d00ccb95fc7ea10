using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>Products with the tangent features by passes forward and back through blocks of samples on the device: neither J nor a
/// sensitivity of each output is formed.</summary>
/// <remarks>Legend: n samples, b of them in a block, o outputs, k vectors. Back: δ_L = u, δ_l = s_{l+1} (δ_{l+1} W_{l+1}) ∘ φ′(z_l), of
/// which Jᵀu has Σ s_l δ_lᵀ a_{l−1} and Σ δ_l. Ahead: ż_l = s_l (V_l a_{l−1} + W_l ȧ_{l−1}) + v_l, ȧ_l = φ′(z_l) ∘ ż_l, and J v = ż_L. In
/// a block every vector of a sample lies beside the others, (b, k, width), so that each product is one for all vectors.</remarks>
internal sealed class TorchTangentProducts : ITangentProducts
{
    // Entries of what a block has of its widest layer: 16 MiB in float64.
    private const long EntriesOfABlock = 1 << 21;

    // Bytes up to which hidden activations and derivatives stay on the device.
    private const long MostKept = 1L << 30;

    private readonly LinearizedPasses _passes;
    private readonly LayerLayout[] _layers;
    private readonly Tensor _inputs;
    private readonly int _samples;
    private readonly (Tensor[] Activations, Tensor[] Derivatives)? _kept;
    private readonly long _entriesOfABlock;
    private readonly CancellationToken _cancellation;

    /// <summary>Products for the layers from the first on, in the inputs' type.</summary>
    /// <param name="network">The network, whose parameters are copied.</param>
    /// <param name="inputs">(n, d); owned from here on.</param>
    /// <param name="firstLayer">The first layer whose parameters J has columns for.</param>
    /// <param name="cancellation">Looked at between blocks, in every product too.</param>
    /// <param name="entriesOfABlock">Entries of what a block has of its widest layer, over all vectors.</param>
    /// <param name="mostKept">Bytes up to which hidden activations and derivatives are kept.</param>
    public TorchTangentProducts(
        Perceptron network, Tensor inputs, int firstLayer, CancellationToken cancellation, long entriesOfABlock = EntriesOfABlock,
        long mostKept = MostKept)
    {
        if (firstLayer < 0 || firstLayer >= network.Architecture.Layers.Count)
            throw new ShapeException($"{network.Architecture} has layers 0 to {network.Architecture.Layers.Count - 1}, "
                + $"got layer {firstLayer}");
        _passes = new LinearizedPasses(network, inputs.dtype);
        _layers = [.. network.Architecture.Layers.Skip(firstLayer)];
        _inputs = inputs;
        _samples = (int)inputs.shape[0];
        (_entriesOfABlock, _cancellation) = (entriesOfABlock, cancellation);
        Rows = checked(_samples * network.Architecture.OutputCount);
        Columns = _layers.Sum(layer => layer.ParameterCount);
        long hidden = network.Architecture.Layers.SkipLast(1).Sum(layer => (long)layer.FanOut);
        if (2 * hidden * _samples * inputs.element_size() <= mostKept)
            _kept = Keep();
    }

    public int Rows { get; }

    public int Columns { get; }

    private int Outputs => _layers[^1].FanOut;

    private int FirstParameter => _layers[0].WeightOffset;

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        int vectors = VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        using DisposeScope scope = NewDisposeScope();
        Tensor v = Upload(directions, vectors, Columns);
        Tensor product = empty(vectors, _samples, Outputs, dtype: _inputs.dtype, device: _inputs.device);
        (Tensor Weight, Tensor Bias)[] steps = [.. _layers.Select(layer => Steps(v, layer))];
        foreach ((int first, int count) in Blocks(vectors))
        {
            using DisposeScope block = NewDisposeScope();
            (Tensor[] activations, Tensor[] derivatives) = Linearized(first, count);
            Tensor? change = null;
            foreach ((LayerLayout layer, (Tensor weight, Tensor bias)) in _layers.Zip(steps))
            {
                Tensor z = activations[layer.Index].mm(weight.t()).view(count, vectors, layer.FanOut);
                z.Accumulate(bias);
                if (change is not null)
                    z.Accumulate(_passes.Ahead(layer.Index, change));
                change = layer.Index < derivatives.Length ? z.mul_(derivatives[layer.Index].unsqueeze(1)) : z;
            }
            product.narrow(1, first, count).copy_(change!.transpose(0, 1));
        }
        HostTransfer.Download(product, result);
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        int vectors = VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        using DisposeScope scope = NewDisposeScope();
        Tensor u = Upload(weights, vectors, Rows).view(vectors, _samples, Outputs);
        // Sums over blocks are float64 whatever the products are.
        Tensor[] weightSums = [.. _layers.Select(layer => Zeros((long)vectors * layer.FanOut, layer.FanIn))];
        Tensor[] biasSums = [.. _layers.Select(layer => Zeros(vectors, layer.FanOut))];
        foreach ((int first, int count) in Blocks(vectors))
        {
            using DisposeScope block = NewDisposeScope();
            (Tensor[] activations, Tensor[] derivatives) = Linearized(first, count);
            Tensor delta = u.narrow(1, first, count).transpose(0, 1).contiguous();
            for (int l = _layers.Length - 1; l >= 0; l--)
            {
                LayerLayout layer = _layers[l];
                if (layer.Index < derivatives.Length)
                    delta = _passes.Back(layer.Index, delta, derivatives[layer.Index]);
                weightSums[l].Accumulate(delta.view(count, vectors * layer.FanOut).t().mm(activations[layer.Index]));
                biasSums[l].Accumulate(delta.sum(dim: 0));
            }
        }
        IEnumerable<Tensor> parts = _layers.SelectMany((layer, l) => (Tensor[])
            [weightSums[l].Times(layer.WeightScale).view(vectors, layer.WeightCount), biasSums[l]]);
        HostTransfer.Download(cat([.. parts], 1), result);
    }

    public void SquaredNorms(Span<double> norms)
    {
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", _samples, norms.Length);
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = zeros(_samples, dtype: ScalarType.Float64, device: _inputs.device);
        Tensor identity = eye(Outputs, dtype: _inputs.dtype, device: _inputs.device);
        foreach ((int first, int count) in Blocks(Outputs))
        {
            using DisposeScope block = NewDisposeScope();
            (Tensor[] activations, Tensor[] derivatives) = Linearized(first, count);
            Tensor delta = identity.expand(count, Outputs, Outputs);
            foreach (LayerLayout layer in _layers.Reverse())
            {
                if (layer.Index < derivatives.Length)
                    delta = _passes.Back(layer.Index, delta, derivatives[layer.Index]);
                sum.narrow(0, first, count).Accumulate(layer.SquaredNorms(activations[layer.Index], delta));
            }
        }
        HostTransfer.Download(sum, norms);
    }

    public void Dispose()
    {
        _passes.Dispose();
        _inputs.Dispose();
        if (_kept is not ({ } activations, { } derivatives))
            return;
        foreach (Tensor tensor in (Tensor[])[.. activations, .. derivatives])
            tensor.Dispose();
    }

    private Tensor Zeros(long rows, long columns) => zeros(rows, columns, dtype: ScalarType.Float64, device: _inputs.device);

    private Tensor Upload(ReadOnlySpan<double> values, int rows, int columns) =>
        HostTransfer.Upload(values, rows, columns, _inputs.dtype, _inputs.device);

    // s_l V_l of all vectors, (k·fan_out, fan_in), and v_l, (k, fan_out).
    private (Tensor Weight, Tensor Bias) Steps(Tensor directions, LayerLayout layer) =>
        (directions.narrow(1, layer.WeightOffset - FirstParameter, layer.WeightCount).reshape(-1, layer.FanIn).Times(layer.WeightScale),
        directions.narrow(1, layer.BiasOffset - FirstParameter, layer.FanOut));

    // The samples in runs, in each of which every layer has about as many entries as a block, of all vectors together.
    private IEnumerable<(int First, int Count)> Blocks(int vectors)
    {
        long widest = Math.Max(1, (long)vectors * _passes.Architecture.Layers.Max(layer => layer.FanOut));
        int length = (int)Math.Clamp(_entriesOfABlock / widest, 1, Math.Max(1, _samples));
        for (int first = 0; first < _samples; first += length)
        {
            _cancellation.ThrowIfCancellationRequested();
            yield return (first, Math.Min(length, _samples - first));
        }
    }

    private (Tensor[] Activations, Tensor[] Derivatives) Linearized(int first, int count) =>
        _kept is (Tensor[] activations, Tensor[] derivatives)
            ? ([.. activations.Select(all => all.narrow(0, first, count))], [.. derivatives.Select(all => all.narrow(0, first, count))])
            : _passes.Forward(_inputs.narrow(0, first, count), _cancellation);

    // Block by block, so that what makes them takes little beside them.
    private (Tensor[] Activations, Tensor[] Derivatives) Keep()
    {
        LayerLayout[] hidden = [.. _passes.Architecture.Layers.SkipLast(1)];
        Tensor[] activations = [_inputs, .. hidden.Select(Empty)], derivatives = [.. hidden.Select(Empty)];
        foreach ((int first, int count) in Blocks(1))
        {
            using DisposeScope block = NewDisposeScope();
            (Tensor[] a, Tensor[] d) = _passes.Forward(_inputs.narrow(0, first, count), _cancellation);
            for (int l = 0; l < hidden.Length; l++)
            {
                activations[l + 1].narrow(0, first, count).copy_(a[l + 1]);
                derivatives[l].narrow(0, first, count).copy_(d[l]);
            }
        }
        return (activations, derivatives);

        Tensor Empty(LayerLayout layer) =>
            empty(_samples, layer.FanOut, dtype: _inputs.dtype, device: _inputs.device).DetachFromDisposeScope();
    }
}
