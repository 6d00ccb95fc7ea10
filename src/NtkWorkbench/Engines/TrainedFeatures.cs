namespace NtkWorkbench;

/// <summary>The columns of tangent features that belong to one layer, as features of their own: those that training moves where it changes
/// that layer alone.</summary>
internal sealed class TrainedFeatures : ITangentFeatures
{
    private readonly ITangentFeatures _all;
    private readonly LayerLayout _layer;

    private TrainedFeatures(ITangentFeatures all, LayerLayout layer) => (_all, _layer) = (all, layer);

    public int Rows => _all.Rows;

    public int Columns => _layer.ParameterCount;

    /// <summary>The trained layers' columns; the features themselves where training changes all. Disposed with them.</summary>
    public static ITangentFeatures Of(ITangentFeatures all, NetworkArchitecture architecture, TrainableLayers layers) =>
        architecture.TrainedLayers(layers) is [LayerLayout one] && architecture.Layers.Count > 1 ? new TrainedFeatures(all, one) : all;

    public void Copy(int first, int count, Span<double> features)
    {
        if (first < 0 || count < 0 || first > Columns - count)
            throw new ShapeException($"columns {first} to {(long)first + count} were asked of tangent features with {Columns}");
        _all.Copy(_layer.WeightOffset + first, count, features);
    }

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        int count = VectorBlock.Count(Columns, directions.Length, Rows, result.Length);
        double[] whole = new double[count * _all.Columns];
        for (int k = 0; k < count; k++)
            directions.Slice(k * Columns, Columns).CopyTo(whole.AsSpan((k * _all.Columns) + _layer.WeightOffset));
        _all.Multiply(whole, result);
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        int count = VectorBlock.Count(Rows, weights.Length, Columns, result.Length);
        double[] whole = new double[count * _all.Columns];
        _all.MultiplyTransposed(weights, whole);
        for (int k = 0; k < count; k++)
            whole.AsSpan((k * _all.Columns) + _layer.WeightOffset, Columns).CopyTo(result[(k * Columns)..]);
    }

    public void SquaredNorms(Span<double> norms)
    {
        norms.Clear();
        int outputs = Rows / Math.Max(1, norms.Length);
        ShapeException.ThrowIfLengthDiffers("the norms of the samples of tangent features", Rows, (long)norms.Length * outputs);
        double[] column = new double[Rows];
        for (int j = 0; j < Columns; j++)
        {
            Copy(j, 1, column);
            for (int row = 0; row < Rows; row++)
                norms[row / outputs] += column[row] * column[row];
        }
    }

    public void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        _all.Kernel(Same(other, layer), _layer.Index, kernel, progress, cancellation);
    }

    public void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        _all.SummedKernel(Same(other, layer), _layer.Index, kernel, progress, cancellation);
    }

    public void Dispose() => _all.Dispose();

    // The other features, of all layers.
    private ITangentFeatures Same(ITangentFeatures other, int? layer) =>
        other is TrainedFeatures columns && columns._layer == _layer && (layer ?? _layer.Index) == _layer.Index ? columns._all
            : throw new ShapeException($"tangent features of layer {_layer.Index} make a kernel with those of the same layer alone");
}
