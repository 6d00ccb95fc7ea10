namespace NtkWorkbench;

/// <summary><see cref="PreconditionedProducts"/> with columns and kernels.</summary>
internal sealed class PreconditionedFeatures : PreconditionedProducts, ITangentFeatures
{
    private readonly ITangentFeatures _features;
    private readonly ILinearAlgebra _algebra;

    public PreconditionedFeatures(ITangentFeatures features, ReadOnlySpan<double> preconditioner, ILinearAlgebra algebra)
        : base(features, preconditioner) => (_features, _algebra) = (features, algebra);

    public void Copy(int first, int count, Span<double> features)
    {
        _features.Copy(first, count, features);
        for (int row = 0; row < Rows; row++)
            Scale(features.Slice(row * count, count), first);
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

    /// <summary>Not known: what is made of scaled columns is of the whole kernel.</summary>
    /// <exception cref="ShapeException">Always.</exception>
    public void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default) =>
        throw new ShapeException("preconditioned features have no summed kernel");
}
