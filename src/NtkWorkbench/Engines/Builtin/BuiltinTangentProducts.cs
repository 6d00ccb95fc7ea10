using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Products with tangent features by passes forward and back through samples: for u, δ_L = u, δ_l = s_{l+1} (W_{l+1}ᵀ δ_{l+1}) ∘
/// φ′(z_l), and Jᵀu is s_l Σ δ_l a_{l−1}ᵀ and Σ δ_l; for v = (V_l, v_l), ż_l = s_l (V_l a_{l−1} + W_l ȧ_{l−1}) + v_l, ȧ_l = φ′(z_l) ∘ ż_l,
/// and J v is ż_L.</summary>
/// <remarks>Legend: k vectors, n samples, o outputs. Tasks take some samples each; what is summed over samples is summed panel by panel of
/// the result, over blocks of samples in their order: all sizes follow from the shapes, so that threads change nothing.</remarks>
internal sealed class BuiltinTangentProducts<T> : ITangentProducts
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // What every product needs again is kept up to here, else computed again.
    private const double MostKeptBytes = 1L << 30;

    // δ of every output is kept up to here: then no product passes through the layers.
    private const double MostSensitivityBytes = 1L << 28;

    // Entries of δ over all layers and vectors in a block of samples: 32 MiB in float64.
    private const int BlockEntries = 1 << 22;

    // Rows of a task's matrices, over all vectors: a matrix library packs the other factor anew for each.
    private const int TaskRows = 1024;
    private const int LeastTask = 64, LargestTask = 256;

    // Multiplications of a panel, below which handing it to a thread costs more than it gives.
    private const double PanelWork = 1 << 25;

    private readonly NetworkArchitecture _architecture;
    private readonly ILinearAlgebra _algebra;
    private readonly CancellationToken _cancellation;
    private readonly T[] _parameters;
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly int _first, _samples, _blockEntries;
    private readonly HiddenValues<T>? _kept;
    private readonly T[][]? _sensitivities;

    /// <summary>Products for the layers from the first on. mostKept: bytes up to which hidden values are kept; blockEntries: of δ over all
    /// layers and vectors in a block of samples.</summary>
    public unsafe BuiltinTangentProducts(NetworkArchitecture architecture, ReadOnlySpan<double> parameters, ReadOnlyMemory<double> inputs,
        int firstLayer, ILinearAlgebra algebra, CancellationToken cancellation, double mostKept = MostKeptBytes,
        int blockEntries = BlockEntries)
    {
        _samples = inputs.Length / architecture.InputCount;
        ShapeException.ThrowIfLengthDiffers(
            $"{_samples} inputs of {architecture}", (long)_samples * architecture.InputCount, inputs.Length);
        if (firstLayer < 0 || firstLayer >= architecture.Layers.Count)
            throw new ShapeException($"{architecture} has layers 0 to {architecture.Layers.Count - 1}, got layer {firstLayer}");
        (_architecture, _first, _algebra, _cancellation, _blockEntries) = (architecture, firstLayer, algebra, cancellation, blockEntries);
        _parameters = Rounding.To<T>(parameters);
        _inputs = (object)inputs is ReadOnlyMemory<T> same ? same : Rounding.To<T>(inputs.Span);
        Rows = checked(_samples * architecture.OutputCount);
        if (HiddenValues<T>.Bytes(architecture, _samples) > mostKept)
            return;
        _kept = Hidden(_samples);
        Run(0, _samples, LargestTask, (from, count) => _kept.Fill(InputsFrom(from), from, count));
        double sensitivities = sizeof(T) * (double)Rows * architecture.Layers.Skip(firstLayer).Sum(layer => layer.FanOut);
        if (sensitivities <= Math.Min(mostKept, MostSensitivityBytes))
            _sensitivities = Sensitivities();
    }

    public int Rows { get; }

    public int Columns => _architecture.ParameterCount - Offset;

    private int Offset => _architecture.Layers[_first].WeightOffset;

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        int count = VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        T[] moves = Rounding.To<T>(directions);
        double[] products = new double[result.Length];
        ForBlocks(count, (hidden, row, from, samples) => Forward(moves, count, hidden, row, from, samples, products));
        products.CopyTo(result);
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        int count = VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        T[] given = Rounding.To<T>(weights);
        double[] sums = new double[result.Length];
        int block = Math.Min(BlockSamples(count), Math.Max(1, _samples));
        T[][] deltas = [.. _architecture.Layers.Select(
            layer => layer.Index < _first ? [] : ArrayPool<T>.Shared.Rent(checked(count * block * layer.FanOut)))];
        ForBlocks(
            count,
            (hidden, row, from, samples) =>
            {
                int outputs = _architecture.OutputCount, first = from % block;
                for (int k = 0; _sensitivities is not null && k < count; k++)
                    Weight(given.AsSpan((k * Rows) + (from * outputs), samples * outputs), from, deltas, (k * block) + first);
                if (_sensitivities is not null)
                    return;
                T[] last = ArrayPool<T>.Shared.Rent(count * samples * outputs);
                for (int k = 0; k < count; k++)
                    given.AsSpan((k * Rows) + (from * outputs), samples * outputs).CopyTo(last.AsSpan(k * samples * outputs));
                Backward(last, count, hidden, row, samples, (layer, delta) =>
                {
                    int entries = samples * layer.FanOut;
                    for (int k = 0; k < count; k++)
                        delta.AsSpan(k * entries, entries).CopyTo(deltas[layer.Index].AsSpan(((k * block) + first) * layer.FanOut));
                });
            },
            (hidden, row, from, samples) => AddSums(deltas, count, block, hidden, row, from, samples, sums));
        foreach (T[] delta in deltas)
            ArrayPool<T>.Shared.Return(delta);
        sums.CopyTo(result);
    }

    public void SquaredNorms(Span<double> norms)
    {
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", _samples, norms.Length);
        int outputs = _architecture.OutputCount;
        double[] squares = new double[_samples];
        ForBlocks(outputs, (hidden, row, from, samples) =>
        {
            Backward(Units(samples), outputs, hidden, row, samples, (layer, delta) =>
            {
                ReadOnlySpan<T> inputs = Into(layer, hidden, row, from);
                for (int i = 0; i < samples; i++)
                {
                    double input = double.CreateChecked(TensorPrimitives.SumOfSquares(inputs.Slice(i * layer.FanIn, layer.FanIn)));
                    double own = 0;
                    for (int k = 0; k < outputs; k++)
                        own += double.CreateChecked(TensorPrimitives.SumOfSquares<T>(
                            delta.AsSpan(((k * samples) + i) * layer.FanOut, layer.FanOut)));
                    squares[from + i] += own * ((layer.WeightScale * layer.WeightScale * input) + 1);
                }
            });
        });
        squares.CopyTo(norms);
    }

    public void Dispose()
    {
        // All of it is managed memory; the interface is disposable for engines whose values lie on a device.
    }

    // δ_l of every output, (n·o, fan out) for each layer.
    private T[][] Sensitivities()
    {
        int outputs = _architecture.OutputCount;
        T[][] kept = [.. _architecture.Layers.Select(layer => layer.Index < _first ? [] : new T[checked(Rows * layer.FanOut)])];
        Run(0, _samples, TaskSamples(outputs), (from, samples) => Backward(
            Units(samples), outputs, _kept!, from, samples, (layer, delta) =>
            {
                for (int row = 0; row < outputs * samples; row++)
                {
                    (int output, int sample) = Math.DivRem(row, samples);
                    delta.AsSpan(row * layer.FanOut, layer.FanOut).CopyTo(
                        kept[layer.Index].AsSpan((((from + sample) * outputs) + output) * layer.FanOut));
                }
            }));
        return kept;
    }

    // e_o of every output and some samples, in a rented array.
    private T[] Units(int samples)
    {
        int outputs = _architecture.OutputCount;
        T[] units = ArrayPool<T>.Shared.Rent(outputs * samples * outputs);
        units.AsSpan(0, outputs * samples * outputs).Clear();
        for (int k = 0; k < outputs; k++)
        {
            for (int i = 0; i < samples; i++)
                units[(((k * samples) + i) * outputs) + k] = T.One;
        }
        return units;
    }

    // δ_l = Σ_o u_o δ_l,o of samples from one on, into rows of δ_l from another on.
    private void Weight(ReadOnlySpan<T> weights, int from, T[][] deltas, int to)
    {
        int outputs = _architecture.OutputCount;
        foreach (LayerLayout layer in _architecture.Layers.Skip(_first))
        {
            int width = layer.FanOut;
            for (int row = 0; row < weights.Length; row++)
            {
                Span<T> sum = deltas[layer.Index].AsSpan((to + (row / outputs)) * width, width);
                ReadOnlySpan<T> own = _sensitivities![layer.Index].AsSpan(((from * outputs) + row) * width, width);
                if (row % outputs == 0)
                    TensorPrimitives.Multiply(own, weights[row], sum);
                else
                    TensorPrimitives.MultiplyAdd(own, weights[row], sum, sum);
            }
        }
    }

    // ż from layer to layer, for the k vectors one below the other; where sensitivities are kept, each layer's own part alone, which they
    // take to the outputs.
    private void Forward(T[] moves, int count, HiddenValues<T> hidden, int row, int from, int samples, double[] products)
    {
        T[] change = [];
        foreach (LayerLayout layer in _architecture.Layers.Skip(_first))
        {
            int entries = samples * layer.FanOut;
            T[] moved = ArrayPool<T>.Shared.Rent(count * entries);
            for (int k = 0; k < count; k++)
            {
                ReadOnlySpan<T> move = moves.AsSpan((k * Columns) - Offset + layer.WeightOffset, layer.ParameterCount);
                Span<T> own = moved.AsSpan(k * entries, entries);
                for (int i = 0; i < samples; i++)
                    move[layer.WeightCount..].CopyTo(own[(i * layer.FanOut)..]);
                _algebra.Multiply(
                    MatrixTranspose.None, MatrixTranspose.Transposed, samples, layer.FanOut, layer.FanIn,
                    layer.WeightScale, Into(layer, hidden, row, from), layer.FanIn, move, layer.FanIn, 1, own, layer.FanOut);
            }
            if (_sensitivities is not null)
            {
                AddOutputs(layer, moved, count, from, samples, products);
                ArrayPool<T>.Shared.Return(moved);
                continue;
            }
            if (layer.Index > _first)
                _algebra.Multiply(
                    MatrixTranspose.None, MatrixTranspose.Transposed, count * samples, layer.FanOut, layer.FanIn,
                    layer.WeightScale, change, layer.FanIn, _parameters.AsSpan(layer.Weight), layer.FanIn, 1, moved, layer.FanOut);
            if (layer.Index < _architecture.Layers.Count - 1)
                MultiplyByDerivative(moved, count, layer, hidden, row, samples);
            ArrayPool<T>.Shared.Return(change);
            change = moved;
        }
        int outputs = samples * _architecture.OutputCount;
        for (int k = 0; _sensitivities is null && k < count; k++)
            Rounding.Convert<T, double>(change.AsSpan(k * outputs, outputs),
                products.AsSpan((k * Rows) + (from * _architecture.OutputCount), outputs));
        ArrayPool<T>.Shared.Return(change);
    }

    // δ_l,o · ż_l.
    private void AddOutputs(LayerLayout layer, T[] moved, int count, int from, int samples, double[] products)
    {
        int outputs = _architecture.OutputCount, width = layer.FanOut;
        for (int row = 0; row < count * samples * outputs; row++)
        {
            (int k, int own) = Math.DivRem(row, samples * outputs);
            products[(k * Rows) + (from * outputs) + own] += double.CreateTruncating(TensorPrimitives.Dot<T>(
                moved.AsSpan(((k * samples) + (own / outputs)) * width, width),
                _sensitivities![layer.Index].AsSpan(((from * outputs) + own) * width, width)));
        }
    }

    // δ from layer to layer, last first, for the k vectors one below the other. delta: rented, and returned here.
    private void Backward(T[] delta, int count, HiddenValues<T> hidden, int row, int samples, Action<LayerLayout, T[]> visit)
    {
        for (int l = _architecture.Layers.Count - 1; ; l--)
        {
            LayerLayout layer = _architecture.Layers[l];
            visit(layer, delta);
            if (l == _first)
                break;
            T[] before = ArrayPool<T>.Shared.Rent(count * samples * layer.FanIn);
            _algebra.Multiply(
                MatrixTranspose.None, MatrixTranspose.None, count * samples, layer.FanIn, layer.FanOut,
                layer.WeightScale, delta, layer.FanOut, _parameters.AsSpan(layer.Weight), layer.FanIn, 0, before, layer.FanIn);
            MultiplyByDerivative(before, count, _architecture.Layers[l - 1], hidden, row, samples);
            ArrayPool<T>.Shared.Return(delta);
            delta = before;
        }
        ArrayPool<T>.Shared.Return(delta);
    }

    private static void MultiplyByDerivative(T[] values, int count, LayerLayout layer, HiddenValues<T> hidden, int row, int samples)
    {
        int entries = samples * layer.FanOut;
        ReadOnlySpan<T> derivative = hidden.Derivatives(layer.Index, row)[..entries];
        for (int at = 0; at < count * entries; at += entries)
            TensorPrimitives.Multiply(values.AsSpan(at, entries), derivative, values.AsSpan(at, entries));
    }

    // s Σ δ aᵀ and Σ δ over a block of samples: panels along the longer side of each weight, a task each.
    private void AddSums(T[][] deltas, int count, int block, HiddenValues<T> hidden, int row, int from, int samples, double[] sums)
    {
        var panels = new List<(LayerLayout Layer, int Vector, Range Units, Range Inputs)>();
        foreach (LayerLayout layer in _architecture.Layers.Skip(_first))
        {
            int longer = Math.Max(layer.FanIn, layer.FanOut);
            double wanted = Math.Ceiling(PanelWork * longer / ((double)samples * layer.WeightCount));
            int size = (int)Math.Clamp(wanted, LeastTask, longer + LeastTask);
            for (int k = 0; k < count; k++)
            {
                for (int at = 0; at < longer; at += size)
                {
                    Range part = at..Math.Min(longer, at + size);
                    panels.Add(layer.FanOut >= layer.FanIn
                        ? (layer, k, part, ..layer.FanIn) : (layer, k, ..layer.FanOut, part));
                }
            }
        }
        FixedPartition.Run(panels.Count, at =>
        {
            _cancellation.ThrowIfCancellationRequested();
            (LayerLayout layer, int k, Range units, Range inputs) = panels[at];
            (int unit, int width) = units.GetOffsetAndLength(layer.FanOut);
            (int input, int length) = inputs.GetOffsetAndLength(layer.FanIn);
            ReadOnlySpan<T> delta = deltas[layer.Index].AsSpan(k * block * layer.FanOut, samples * layer.FanOut);
            T[] panel = ArrayPool<T>.Shared.Rent(width * length);
            _algebra.Multiply(
                MatrixTranspose.Transposed, MatrixTranspose.None, width, length, samples,
                layer.WeightScale, delta[unit..], layer.FanOut, Into(layer, hidden, row, from)[input..], layer.FanIn, 0, panel, length);
            Span<double> own = sums.AsSpan((k * Columns) - Offset + layer.WeightOffset, layer.ParameterCount);
            for (int j = 0; j < width; j++)
                Add(panel.AsSpan(j * length, length), own.Slice(((unit + j) * layer.FanIn) + input, length));
            ArrayPool<T>.Shared.Return(panel);
            if (input > 0)
                return;
            T[] bias = new T[width];
            for (int i = 0; i < samples; i++)
                TensorPrimitives.Add(bias, delta.Slice((i * layer.FanOut) + unit, width), bias);
            Add(bias, own.Slice(layer.WeightCount + unit, width));
        });
    }

    private static void Add(ReadOnlySpan<T> values, Span<double> sums)
    {
        for (int i = 0; i < values.Length; i++)
            sums[i] += double.CreateTruncating(values[i]);
    }

    // What goes into a layer, from a sample on that lies in a row of the hidden values.
    private ReadOnlySpan<T> Into(LayerLayout layer, HiddenValues<T> hidden, int row, int from) =>
        layer.Index == 0 ? InputsFrom(from) : hidden.Activations(layer.Index - 1, row);

    private ReadOnlySpan<T> InputsFrom(int sample) => _inputs.Span[(sample * _architecture.InputCount)..];

    private HiddenValues<T> Hidden(int rows) => new(_architecture, _parameters, rows, _algebra);

    private int BlockSamples(int count)
    {
        int task = TaskSamples(count);
        double entries = (double)count * _architecture.Layers.Sum(layer => layer.FanOut);
        return (int)Math.Max(1, _blockEntries / entries / task) * task;
    }

    private static int TaskSamples(int count) => Math.Clamp(TaskRows / count, LeastTask, LargestTask);

    // Blocks in their order; in each the tasks, given hidden values, the row where theirs begin, their first sample and how many; then what
    // is done with the whole block, likewise.
    private void ForBlocks(int count, Action<HiddenValues<T>, int, int, int> task, Action<HiddenValues<T>, int, int, int>? whole = null)
    {
        int block = BlockSamples(Math.Max(1, count));
        HiddenValues<T> hidden = _kept ?? Hidden(Math.Min(block, _samples));
        for (int first = 0; first < _samples; first += block)
        {
            int samples = Math.Min(block, _samples - first), start = first;
            Run(first, samples, TaskSamples(Math.Max(1, count)), (from, some) =>
            {
                int row = _kept is null ? from - start : from;
                if (_kept is null)
                    hidden.Fill(InputsFrom(from), row, some);
                task(hidden, row, from, some);
            });
            whole?.Invoke(hidden, _kept is null ? 0 : first, first, samples);
        }
    }

    private void Run(int first, int samples, int size, Action<int, int> task) =>
        FixedPartition.Run(FixedPartition.Count(samples, size), part =>
        {
            _cancellation.ThrowIfCancellationRequested();
            task(first + (part * size), Math.Min(size, samples - (part * size)));
        });
}
