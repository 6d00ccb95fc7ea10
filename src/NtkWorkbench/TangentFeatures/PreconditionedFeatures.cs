using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>J P^(−½) of a diagonal P, whose kernel is J P⁻¹ Jᵀ: the features along which an optimizer moves that divides its step by P.
/// features: J, disposed with them; preconditioner: P, an entry a column.</summary>
internal sealed class PreconditionedFeatures : ITangentFeatures
{
    private readonly ITangentFeatures _features;
    private readonly ILinearAlgebra _algebra;
    private readonly double[] _scale;

    public PreconditionedFeatures(ITangentFeatures features, ReadOnlySpan<double> preconditioner, ILinearAlgebra algebra)
    {
        ShapeException.ThrowIfLengthDiffers("the diagonal of a preconditioner", features.Columns, preconditioner.Length);
        (_features, _algebra, _scale) = (features, algebra, new double[features.Columns]);
        TensorPrimitives.ReciprocalSqrt(preconditioner, _scale);
    }

    public int Rows => _features.Rows;

    public int Columns => _features.Columns;

    public void Copy(int first, int count, Span<double> features)
    {
        _features.Copy(first, count, features);
        for (int row = 0; row < Rows; row++)
            Scale(features.Slice(row * count, count), first);
    }

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        double[] scaled = directions.ToArray();
        for (int at = 0; at < scaled.Length; at += Columns)
            Scale(scaled.AsSpan(at, Columns), 0);
        _features.Multiply(scaled, result);
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        _features.MultiplyTransposed(weights, result);
        for (int at = 0; at < result.Length; at += Columns)
            Scale(result.Slice(at, Columns), 0);
    }

    public double SquaredNorm()
    {
        double sum = 0;
        double[] column = new double[Rows];
        for (int j = 0; j < Columns; j++)
        {
            Copy(j, 1, column);
            sum += TensorPrimitives.SumOfSquares<double>(column);
        }
        return sum;
    }

    /// <inheritdoc/>
    /// <remarks>O(Rows·other.Rows·p): scaled columns have no factors.</remarks>
    public void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        if (layer is not null)
            throw new ShapeException("preconditioned features have no kernels of single layers");
        ShapeException.ThrowIfLengthDiffers("the destination of a kernel", (long)Rows * other.Rows, kernel.Length);
        ColumnBlocks.Product(this, other, null, null, _algebra, cancellation).Values.CopyTo(kernel);
        progress?.Report(1);
    }

    public void Dispose() => _features.Dispose();

    private void Scale(Span<double> values, int first) =>
        TensorPrimitives.Multiply(values, _scale.AsSpan(first, values.Length), values);
}
