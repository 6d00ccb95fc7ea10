using System.Buffers;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Tangent features on the CPU: float64, factored, in parallel over parts that do not depend on the number of threads.</summary>
internal sealed class BuiltinTangentFeatures : ITangentFeatures
{
    // A part of this many entries takes some ten microseconds, well above what handing it to a thread costs.
    private const int EntriesPerPart = 1 << 16;

    // From 64 MiB on, what was written is gone from the last-level cache before it is read.
    private const int LeastStreamed = 1 << 23;

    // Pieces of this many entries (32 KiB) pass through the first two levels of cache.
    private const int EntriesPerPiece = 1 << 12;
    private const int SamplesPerPart = 64;
    private const int UnitsPerPart = 64;

    private readonly LinearizedLayer[] _layers;
    private readonly NetworkArchitecture _architecture;
    private readonly ILinearAlgebra _linearAlgebra;
    private readonly int _samples;

    private BuiltinTangentFeatures(NetworkArchitecture architecture, LinearizedLayer[] layers, ILinearAlgebra linearAlgebra)
    {
        _architecture = architecture;
        _layers = layers;
        _linearAlgebra = linearAlgebra;
        _samples = layers[0].Activations.Rows;
        Rows = layers[0].Sensitivities.Rows;
    }

    public int Rows { get; }

    public int Columns => _architecture.ParameterCount;

    /// <summary>Linearizes a network at given parameters and inputs.</summary>
    /// <remarks>O(n·o·p) time, O(n·o·Σ widths) memory. NaN propagates.</remarks>
    public static BuiltinTangentFeatures Take(
        NetworkArchitecture architecture, double[] parameters, ReadOnlySpan<double> inputs, ILinearAlgebra linearAlgebra,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ShapeException.ThrowIfLengthDiffers($"the parameters of {architecture}", architecture.ParameterCount, parameters.Length);
        int n = inputs.Length / architecture.InputCount;
        ShapeException.ThrowIfLengthDiffers($"{n} inputs of {architecture}", (long)n * architecture.InputCount, inputs.Length);
        var matrix = new Matrix(n, architecture.InputCount, inputs.ToArray());
        return new(architecture, new LinearizationPass(architecture, parameters, linearAlgebra).Run(matrix, progress, cancellation),
            linearAlgebra);
    }

    public unsafe void Copy(int first, int count, Span<double> features)
    {
        if (first < 0 || count < 0 || first > Columns - count)
            throw new ShapeException($"columns {first} to {(long)first + count} were asked of tangent features with {Columns}");
        ShapeException.ThrowIfLengthDiffers($"{count} columns of {Rows} tangent features", (long)Rows * count, features.Length);
        if (count == 0)
            return;
        int rowsPerPart = Math.Max(1, EntriesPerPart / count);
        bool streaming = features.Length >= LeastStreamed;
        LargePages.Ask(features);
        fixed (double* start = features)
        {
            double* destination = start;
            FixedPartition.Run(FixedPartition.Count(Rows, rowsPerPart), part =>
            {
                for (int row = part * rowsPerPart; row < Math.Min((part + 1) * rowsPerPart, Rows); row++)
                    CopyRow(row, first, new Span<double>(destination + ((long)row * count), count), streaming);
            });
        }
    }

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        int count = VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        for (int k = 0; k < count; k++)
            MultiplyOne(directions.Slice(k * Columns, Columns), result.Slice(k * Rows, Rows));
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        int count = VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        for (int k = 0; k < count; k++)
            MultiplyOneTransposed(weights.Slice(k * Rows, Rows), result.Slice(k * Columns, Columns));
    }

    public void SquaredNorms(Span<double> norms)
    {
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", _samples, norms.Length);
        norms.Clear();
        foreach (LinearizedLayer layer in _layers)
        {
            double scale = layer.Layout.WeightScale * layer.Layout.WeightScale;
            for (int row = 0; row < Rows; row++)
                norms[row / _architecture.OutputCount] += Reductions.SumOfSquares<double>(layer.Sensitivities.Row(row))
                    * ((scale * Reductions.SumOfSquares<double>(layer.Activations.Row(row / _architecture.OutputCount))) + 1);
        }
    }

    public void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        BuiltinTangentFeatures columns = Same(other, layer);
        ShapeException.ThrowIfLengthDiffers("the tangent kernel", (long)Rows * columns.Rows, kernel.Length);
        if (kernel.Length > 0)
            new StructuredKernel(_layers, columns._layers, _architecture.OutputCount, _linearAlgebra).Compute(
                Range(layer), kernel, progress, cancellation);
    }

    public void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        BuiltinTangentFeatures columns = Same(other, layer);
        ShapeException.ThrowIfLengthDiffers("the summed tangent kernel", (long)_samples * columns._samples, kernel.Length);
        if (kernel.Length == 0)
            return;
        LinearizedLayer[] rows = OneRowASample();
        new StructuredKernel(rows, ReferenceEquals(this, columns) ? rows : columns.OneRowASample(), 1, _linearAlgebra).Compute(
            Range(layer), kernel, progress, cancellation);
    }

    public void Dispose()
    {
        // All of it is managed memory; the interface is disposable for engines whose features lie on a device.
    }

    private BuiltinTangentFeatures Same(ITangentFeatures other, int? layer)
    {
        if (other is not BuiltinTangentFeatures columns || columns.Columns != Columns || columns._layers.Length != _layers.Length)
            throw new ShapeException($"a tangent kernel needs features of the same network on both sides, {_architecture} and another "
                + "came");
        return layer >= 0 && layer < _layers.Length || layer is null ? columns
            : throw new ShapeException($"{_architecture} has layers 0 to {_layers.Length - 1}, got layer {layer}");
    }

    private static Range Range(int? layer) => layer is int index ? index..(index + 1) : ..;

    // The sensitivities of all outputs as one row: what is summed over outputs is their scalar product.
    private LinearizedLayer[] OneRowASample() => [.. _layers.Select(layer => layer with
    {
        Sensitivities = new(_samples, _architecture.OutputCount * layer.Layout.FanOut, layer.Sensitivities.Values),
    })];

    private unsafe void MultiplyOne(ReadOnlySpan<double> direction, Span<double> result)
    {
        result.Clear();
        fixed (double* startOfDirection = direction, startOfResult = result)
        {
            double* v = startOfDirection, sums = startOfResult;
            FixedPartition.Run(FixedPartition.Count(_samples, SamplesPerPart), part =>
            {
                int first = part * SamplesPerPart, count = Math.Min(SamplesPerPart, _samples - first);
                foreach (LinearizedLayer layer in _layers)
                    AddProduct(layer, new ReadOnlySpan<double>(v, Columns), first, count, new Span<double>(sums, Rows));
            });
        }
    }

    private unsafe void MultiplyOneTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        result.Clear();
        fixed (double* start = result)
        {
            double* sums = start;
            foreach (LinearizedLayer layer in _layers)
            {
                Matrix weighted = WeightedSensitivities(layer.Sensitivities, weights);
                int units = layer.Layout.FanOut;
                FixedPartition.Run(FixedPartition.Count(units, UnitsPerPart), part =>
                {
                    int first = part * UnitsPerPart;
                    SumUnits(layer, weighted, first, Math.Min(UnitsPerPart, units - first), new Span<double>(sums, Columns));
                });
            }
        }
    }

    private void CopyRow(int row, int first, Span<double> destination, bool streaming)
    {
        if (!streaming)
        {
            WriteRow(row, first, destination);
            return;
        }

        double[] piece = ArrayPool<double>.Shared.Rent(EntriesPerPiece);
        for (int done = 0; done < destination.Length; done += EntriesPerPiece)
        {
            int count = Math.Min(EntriesPerPiece, destination.Length - done);
            WriteRow(row, first + done, piece.AsSpan(0, count));
            StreamingCopy.Copy(piece.AsSpan(0, count), destination.Slice(done, count));
        }
        ArrayPool<double>.Shared.Return(piece);
    }

    private void WriteRow(int row, int first, Span<double> destination)
    {
        int sample = row / _architecture.OutputCount;
        foreach (LinearizedLayer layer in _layers)
            TangentFeatureColumns.Write(layer.Layout, layer.Activations.Row(sample), layer.Sensitivities.Row(row), first, destination);
    }

    // (J v)[i, o] takes from the layer δ·(s V a + v_b), where V and v_b are the direction's part for the layer.
    private void AddProduct(LinearizedLayer layer, ReadOnlySpan<double> v, int first, int count, Span<double> sums)
    {
        LayerLayout layout = layer.Layout;
        double[] moved = new double[count * layout.FanOut];
        for (int i = 0; i < count; i++)
            v[layout.Bias].CopyTo(moved.AsSpan(i * layout.FanOut));
        _linearAlgebra.Multiply(
            MatrixTranspose.None, MatrixTranspose.Transposed, count, layout.FanOut, layout.FanIn,
            layout.WeightScale, layer.Activations.Values.AsSpan(checked(first * layout.FanIn)), layout.FanIn,
            v[layout.Weight], layout.FanIn, 1, moved, layout.FanOut);
        int outputs = _architecture.OutputCount;
        for (int row = first * outputs; row < (first + count) * outputs; row++)
        {
            ReadOnlySpan<double> entries = moved.AsSpan(((row / outputs) - first) * layout.FanOut, layout.FanOut);
            sums[row] += Reductions.Dot(entries, layer.Sensitivities.Row(row));
        }
    }

    // Σ_o u[i, o] δ[i, o], shape (n, fan out): one row a sample, since a sample's outputs share its activations.
    private Matrix WeightedSensitivities(Matrix sensitivities, ReadOnlySpan<double> weights)
    {
        var weighted = new Matrix(_samples, sensitivities.Columns);
        for (int row = 0; row < Rows; row++)
        {
            Span<double> sum = weighted.Row(row / _architecture.OutputCount);
            TensorPrimitives.MultiplyAdd(sensitivities.Row(row), weights[row], sum, sum);
        }
        return weighted;
    }

    private void SumUnits(LinearizedLayer layer, Matrix weighted, int first, int count, Span<double> sums)
    {
        LayerLayout layout = layer.Layout;
        _linearAlgebra.Multiply(
            MatrixTranspose.Transposed, MatrixTranspose.None, count, layout.FanIn, _samples,
            layout.WeightScale, weighted.Values.AsSpan(first), layout.FanOut, layer.Activations.Values, layout.FanIn,
            0, sums[(layout.WeightOffset + (first * layout.FanIn))..], layout.FanIn);
        Span<double> bias = sums.Slice(layout.BiasOffset + first, count);
        for (int i = 0; i < _samples; i++)
            TensorPrimitives.Add(bias, weighted.Row(i).Slice(first, count), bias);
    }
}
