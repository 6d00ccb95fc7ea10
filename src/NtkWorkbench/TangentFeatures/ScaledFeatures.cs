using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary><see cref="ScaledProducts"/> with columns and kernels.</summary>
internal sealed class ScaledFeatures : ITangentFeatures
{
    private const int BlockEntries = 1 << 20;

    private readonly ITangentFeatures _features;
    private readonly ScaledProducts _products;
    private readonly ILinearAlgebra _algebra;
    private readonly IReadOnlyList<RatedLayer> _layers;

    /// <summary>scale: D; layers: where D² is one number for the weights of each layer and one for its biases, these; empty: kernels are of
    /// all columns, one by one.</summary>
    public ScaledFeatures(ITangentFeatures features, double[] scale, ILinearAlgebra algebra, IReadOnlyList<RatedLayer>? layers = null) =>
        (_features, _products, _algebra, _layers) = (features, new(features, scale), algebra, layers ?? []);

    public int Rows => _features.Rows;

    public int Columns => _features.Columns;

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result) => _products.Multiply(directions, result);

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result) => _products.MultiplyTransposed(weights, result);

    public void Copy(int first, int count, Span<double> features)
    {
        _features.Copy(first, count, features);
        for (int row = 0; row < Rows; row++)
            _products.Scale(features.Slice(row * count, count), first);
    }

    /// <inheritdoc/>
    /// <remarks>O(n·o·p), of J's columns in blocks.</remarks>
    public void SquaredNorms(Span<double> norms)
    {
        int outputs = Rows / Math.Max(1, norms.Length), width = Math.Clamp(BlockEntries / Math.Max(1, Rows), 1, Columns);
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", Rows, (long)norms.Length * outputs);
        norms.Clear();
        double[] block = new double[Rows * width];
        for (int first = 0; first < Columns; first += width)
        {
            int count = Math.Min(width, Columns - first);
            Copy(first, count, block.AsSpan(0, Rows * count));
            for (int row = 0; row < Rows; row++)
                norms[row / outputs] += Reductions.SumOfSquares<double>(block.AsSpan(row * count, count));
        }
    }

    /// <inheritdoc/>
    /// <remarks>O(Rows·other.Rows·p) column by column; where layers are known, beside the kernels of these O(Rows·other.Rows·Σ fan_out):
    /// Σ_l m_w Θ_l + (m_b − m_w) B_l, B_l the share of the bias, whose columns are few.</remarks>
    public void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        ShapeException.ThrowIfLengthDiffers("the destination of a kernel", (long)Rows * other.Rows, kernel.Length);
        if (_layers.Count > 0)
            Sum(other, layer, isSummed: false, kernel, cancellation);
        else if (layer is not null)
            throw new ShapeException("scaled features without layers have no kernels of single ones");
        else
            ColumnBlocks.Product(this, other, null, null, _algebra, cancellation).Values.CopyTo(kernel);
        progress?.Report(1);
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">Layers are not known.</exception>
    public void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        if (_layers.Count == 0)
            throw new ShapeException("scaled features without layers have no summed kernel");
        Sum(other, layer, isSummed: true, kernel, cancellation);
        progress?.Report(1);
    }

    public void Dispose() => _products.Dispose();

    private void Sum(ITangentFeatures other, int? layer, bool isSummed, Span<double> kernel, CancellationToken cancellation)
    {
        if (other is not ScaledFeatures columns || !columns._layers.SequenceEqual(_layers))
            throw new ShapeException("tangent features in units of rates make a kernel with others in the same units alone");
        if (layer is not null && !_layers.Any(own => own.Layout.Index == layer))
            throw new ShapeException($"there are no tangent features of a layer {layer}");
        kernel.Clear();
        double[] share = new double[kernel.Length];
        foreach (RatedLayer own in _layers.Where(own => (layer ?? own.Layout.Index) == own.Layout.Index))
        {
            if (isSummed)
                _features.SummedKernel(columns._features, own.Layout.Index, share, null, cancellation);
            else
                _features.Kernel(columns._features, own.Layout.Index, share, null, cancellation);
            TensorPrimitives.MultiplyAdd(share, own.Rates.Weights, kernel, kernel);
            if (own.Rates.Biases != own.Rates.Weights)
                AddBiases(columns, own, isSummed, kernel);
        }
    }

    // Summed over outputs, the columns of each are columns of their own.
    private void AddBiases(ScaledFeatures columns, RatedLayer own, bool isSummed, Span<double> kernel)
    {
        int width = own.Layout.FanOut, rows = Rows, length = width;
        double[] left = Biases(this, own), right = ReferenceEquals(this, columns) ? left : Biases(columns, own);
        int other = columns.Rows;
        if (isSummed)
        {
            int outputs = (int)Math.Sqrt((double)Rows * columns.Rows / kernel.Length);
            (rows, other, length) = (rows / outputs, other / outputs, width * outputs);
        }
        double times = own.Rates.Biases - own.Rates.Weights;
        if (ReferenceEquals(this, columns))
            _algebra.SymmetricRankUpdate(rows, length, times, left, length, 1, kernel, other);
        else
            _algebra.Multiply(MatrixTranspose.None, MatrixTranspose.Transposed, rows, other, length,
                times, left, length, right, length, 1, kernel, other);
    }

    private static double[] Biases(ScaledFeatures of, RatedLayer own)
    {
        double[] columns = new double[of.Rows * own.Layout.FanOut];
        of._features.Copy(own.Layout.BiasOffset - of._layers[0].Layout.WeightOffset, own.Layout.FanOut, columns);
        return columns;
    }
}
