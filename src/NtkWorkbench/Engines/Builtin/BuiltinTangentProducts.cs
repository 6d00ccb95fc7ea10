using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Products with tangent features by <see cref="TangentPasses{T}"/> of samples: J v is ż_L ahead from v, Jᵀu is s_l Σ δ_l a_{l−1}ᵀ
/// and Σ δ_l back from δ_L = u.</summary>
/// <remarks>Legend: k vectors, n samples, o outputs. Tasks take some samples each; what is summed over samples is summed panel by panel of
/// the result, over blocks of samples in their order: all sizes follow from the shapes, so that threads change nothing.</remarks>
internal sealed class BuiltinTangentProducts<T> : ITangentProducts
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // What every product needs again is kept up to here, else computed again.
    internal const double MostKeptBytes = 1L << 30;

    // Sensitivities of every output are kept up to here.
    internal const double MostSensitivityBytes = 1L << 28;

    // Entries of δ over all layers and vectors in a block of samples: 32 MiB in float64.
    internal const int BlockEntries = 1 << 22;

    // Rows of a task's matrices, over all vectors: a matrix library packs the other factor anew for each.
    private const int TaskRows = 1024;
    private const int LeastTask = 64, LargestTask = 256;

    // Multiplications of a panel, below which handing it to a thread costs more than it gives.
    private const double PanelWork = 1 << 25;

    private readonly TangentPasses<T> _passes;
    private readonly ILinearAlgebra _algebra;
    private readonly CancellationToken _cancellation;
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly int _samples, _outputs, _blockEntries;
    private readonly HiddenValues<T>? _kept;
    private readonly OutputSensitivities<T>? _sensitivities;

    /// <summary>Products for the layers from the first on. mostKept, mostSensitivities: bytes up to which hidden values and sensitivities
    /// are kept; blockEntries: of δ over all layers and vectors in a block of samples.</summary>
    public BuiltinTangentProducts(NetworkArchitecture architecture, ReadOnlySpan<double> parameters, ReadOnlyMemory<double> inputs,
        int firstLayer, ILinearAlgebra algebra, CancellationToken cancellation, double mostKept = MostKeptBytes,
        double mostSensitivities = MostSensitivityBytes, int blockEntries = BlockEntries)
    {
        _samples = inputs.Length / architecture.InputCount;
        ShapeException.ThrowIfLengthDiffers(
            $"{_samples} inputs of {architecture}", (long)_samples * architecture.InputCount, inputs.Length);
        if (firstLayer < 0 || firstLayer >= architecture.Layers.Count)
            throw new ShapeException($"{architecture} has layers 0 to {architecture.Layers.Count - 1}, got layer {firstLayer}");
        (_algebra, _cancellation, _outputs, _blockEntries) = (algebra, cancellation, architecture.OutputCount, blockEntries);
        _passes = new TangentPasses<T>(architecture, Rounding.To<T>(parameters), firstLayer, algebra);
        _inputs = (object)inputs is ReadOnlyMemory<T> same ? same : Rounding.To<T>(inputs.Span);
        Rows = checked(_samples * _outputs);
        Columns = architecture.ParameterCount - architecture.Layers[firstLayer].WeightOffset;
        if (HiddenValues<T>.Bytes(architecture, _samples) > mostKept)
            return;
        _kept = Hidden(_samples);
        Run(0, _samples, LargestTask, (from, count) => _kept.Fill(InputsFrom(from), from, count));
        if (OutputSensitivities<T>.Bytes(_passes, _samples) > mostSensitivities)
            return;
        var sensitivities = new OutputSensitivities<T>(_passes, _samples);
        ForBlocks(_outputs, sensitivities.Fill);
        _sensitivities = sensitivities;
    }

    public int Rows { get; }

    public int Columns { get; }

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        int vectors = VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        using Rented<T> moves = Rented<T>.Of(directions);
        using Rented<double> products = Rented<double>.Zeros(result.Length);
        ForBlocks(vectors, samples =>
        {
            if (_sensitivities is null)
                PassAhead(moves.Array, vectors, samples, products.Array);
            else
                AddOwn(moves.Array, vectors, samples, products.Array);
        });
        products.Span.CopyTo(result);
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        int vectors = VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        using Rented<T> given = Rented<T>.Of(weights);
        using Rented<double> sums = Rented<double>.Zeros(result.Length);
        int block = Math.Min(BlockSamples(vectors), Math.Max(1, _samples));
        T[][] deltas = [.. _passes.Architecture.Layers.Select(
            layer => layer.Index < _passes.Layers[0].Index ? [] : ArrayPool<T>.Shared.Rent(checked(vectors * block * layer.FanOut)))];
        ForBlocks(
            vectors,
            samples =>
            {
                if (_sensitivities is null)
                    PassBack(given.Array, vectors, block, samples, deltas);
                else
                    Weight(given.Array, vectors, block, samples, deltas);
            },
            samples => AddSums(deltas, vectors, block, samples, sums.Array));
        foreach (T[] delta in deltas)
            ArrayPool<T>.Shared.Return(delta);
        sums.Span.CopyTo(result);
    }

    public void SquaredNorms(Span<double> norms)
    {
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", _samples, norms.Length);
        double[] squares = new double[_samples];
        ForBlocks(_outputs, samples => _passes.Back(_passes.Units(samples), _outputs, samples, (layer, delta) =>
        {
            ReadOnlySpan<T> inputs = samples.Into(layer);
            for (int i = 0; i < samples.Count; i++)
            {
                double input = double.CreateChecked(Reductions.SumOfSquares(inputs.Slice(i * layer.FanIn, layer.FanIn)));
                double own = 0;
                for (int k = 0; k < _outputs; k++)
                    own += double.CreateChecked(Reductions.SumOfSquares<T>(
                        delta.AsSpan(((k * samples.Count) + i) * layer.FanOut, layer.FanOut)));
                squares[samples.From + i] += own * ((layer.WeightScale * layer.WeightScale * input) + 1);
            }
        }));
        squares.CopyTo(norms);
    }

    public void Dispose()
    {
        // All of it is managed memory; the interface is disposable for engines whose values lie on a device.
    }

    private void PassAhead(T[] moves, int vectors, SampleRows<T> samples, double[] products)
    {
        T[] change = _passes.Ahead(moves, vectors, samples);
        int entries = samples.Count * _outputs;
        for (int k = 0; k < vectors; k++)
            Rounding.Convert<T, double>(change.AsSpan(k * entries, entries), Outputs(products, k, samples));
        ArrayPool<T>.Shared.Return(change);
    }

    private void AddOwn(T[] moves, int vectors, SampleRows<T> samples, double[] products)
    {
        foreach (LayerLayout layer in _passes.Layers)
        {
            T[] moved = _passes.Own(layer, moves, vectors, samples);
            int entries = samples.Count * layer.FanOut;
            for (int k = 0; k < vectors; k++)
                _sensitivities!.AddOutputs(layer, moved.AsSpan(k * entries, entries), samples.From, Outputs(products, k, samples));
            ArrayPool<T>.Shared.Return(moved);
        }
    }

    // Into rows of δ_l, (k, block, fan out).
    private void PassBack(T[] weights, int vectors, int block, SampleRows<T> samples, T[][] deltas)
    {
        int outputs = samples.Count * _outputs;
        T[] last = ArrayPool<T>.Shared.Rent(vectors * outputs);
        for (int k = 0; k < vectors; k++)
            Outputs(weights, k, samples).CopyTo(last.AsSpan(k * outputs));
        _passes.Back(last, vectors, samples, (layer, delta) =>
        {
            int entries = samples.Count * layer.FanOut;
            for (int k = 0; k < vectors; k++)
                delta.AsSpan(k * entries, entries).CopyTo(InBlock(deltas, layer, k, block, samples));
        });
    }

    private void Weight(T[] weights, int vectors, int block, SampleRows<T> samples, T[][] deltas)
    {
        foreach (LayerLayout layer in _passes.Layers)
        {
            for (int k = 0; k < vectors; k++)
                _sensitivities!.Weight(layer, Outputs(weights, k, samples), samples.From, InBlock(deltas, layer, k, block, samples));
        }
    }

    private Span<TValue> Outputs<TValue>(TValue[] values, int vector, SampleRows<T> samples) =>
        values.AsSpan((vector * Rows) + (samples.From * _outputs), samples.Count * _outputs);

    private static Span<T> InBlock(T[][] deltas, LayerLayout layer, int vector, int block, SampleRows<T> samples) =>
        deltas[layer.Index].AsSpan(((vector * block) + (samples.From % block)) * layer.FanOut);

    // s Σ δ aᵀ and Σ δ over a block of samples: panels along the longer side of each weight, a task each.
    private void AddSums(T[][] deltas, int vectors, int block, SampleRows<T> samples, double[] sums)
    {
        (LayerLayout Layer, int Vector, Range Units, Range Inputs)[] panels = [.. Panels(vectors, samples.Count)];
        FixedPartition.Run(panels.Length, at =>
        {
            _cancellation.ThrowIfCancellationRequested();
            (LayerLayout layer, int k, Range units, Range inputs) = panels[at];
            (int unit, int width) = units.GetOffsetAndLength(layer.FanOut);
            (int input, int length) = inputs.GetOffsetAndLength(layer.FanIn);
            ReadOnlySpan<T> delta = deltas[layer.Index].AsSpan(k * block * layer.FanOut, samples.Count * layer.FanOut);
            T[] panel = ArrayPool<T>.Shared.Rent(width * length);
            _algebra.Multiply(
                MatrixTranspose.Transposed, MatrixTranspose.None, width, length, samples.Count,
                layer.WeightScale, delta[unit..], layer.FanOut, samples.Into(layer)[input..], layer.FanIn, 0, panel, length);
            Span<double> own = sums.AsSpan(
                (k * Columns) + layer.WeightOffset - _passes.Layers[0].WeightOffset, layer.ParameterCount);
            for (int j = 0; j < width; j++)
                Add(panel.AsSpan(j * length, length), own.Slice(((unit + j) * layer.FanIn) + input, length));
            ArrayPool<T>.Shared.Return(panel);
            if (input > 0)
                return;
            T[] bias = new T[width];
            for (int i = 0; i < samples.Count; i++)
                TensorPrimitives.Add(bias, delta.Slice((i * layer.FanOut) + unit, width), bias);
            Add(bias, own.Slice(layer.WeightCount + unit, width));
        });
    }

    private IEnumerable<(LayerLayout Layer, int Vector, Range Units, Range Inputs)> Panels(int vectors, int samples)
    {
        foreach (LayerLayout layer in _passes.Layers)
        {
            int longer = Math.Max(layer.FanIn, layer.FanOut);
            double wanted = Math.Ceiling(PanelWork * longer / ((double)samples * layer.WeightCount));
            int size = (int)Math.Clamp(wanted, LeastTask, longer + LeastTask);
            for (int k = 0; k < vectors; k++)
            {
                for (int at = 0; at < longer; at += size)
                {
                    Range part = at..Math.Min(longer, at + size);
                    yield return layer.FanOut >= layer.FanIn ? (layer, k, part, ..layer.FanIn) : (layer, k, ..layer.FanOut, part);
                }
            }
        }
    }

    private static void Add(ReadOnlySpan<T> values, Span<double> sums)
    {
        for (int i = 0; i < values.Length; i++)
            sums[i] += double.CreateTruncating(values[i]);
    }

    private ReadOnlySpan<T> InputsFrom(int sample) => _inputs.Span[(sample * _passes.Architecture.InputCount)..];

    private HiddenValues<T> Hidden(int rows) => new(_passes.Architecture, _passes.Parameters, rows, _algebra);

    private int BlockSamples(int vectors)
    {
        int task = TaskSamples(vectors);
        double entries = (double)Math.Max(1, vectors) * _passes.Architecture.Layers.Sum(layer => layer.FanOut);
        return (int)Math.Max(1, _blockEntries / entries / task) * task;
    }

    private static int TaskSamples(int vectors) => Math.Clamp(TaskRows / Math.Max(1, vectors), LeastTask, LargestTask);

    // Blocks in their order; in each the tasks, then what is done with the whole block.
    private void ForBlocks(int vectors, Action<SampleRows<T>> task, Action<SampleRows<T>>? whole = null)
    {
        int block = BlockSamples(vectors);
        HiddenValues<T> hidden = _kept ?? Hidden(Math.Min(block, _samples));
        for (int first = 0; first < _samples; first += block)
        {
            int count = Math.Min(block, _samples - first), start = _kept is null ? first : 0;
            Run(first, count, TaskSamples(vectors), (from, some) =>
            {
                if (_kept is null)
                    hidden.Fill(InputsFrom(from), from - start, some);
                task(new(hidden, from - start, from, some, _inputs));
            });
            whole?.Invoke(new(hidden, first - start, first, count, _inputs));
        }
    }

    private void Run(int first, int samples, int size, Action<int, int> task) =>
        FixedPartition.Run(FixedPartition.Count(samples, size), part =>
        {
            _cancellation.ThrowIfCancellationRequested();
            task(first + (part * size), Math.Min(size, samples - (part * size)));
        });
}
