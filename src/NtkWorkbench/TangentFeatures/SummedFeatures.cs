using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary><see cref="SummedProducts"/> with columns and kernels.</summary>
internal sealed class SummedFeatures(ITangentFeatures features, int outputs) : SummedProducts(features, outputs), ITangentFeatures
{
    // Entries of J that are looked at together: 8 MiB.
    private const int PieceEntries = 1 << 20;

    private readonly ITangentFeatures _features = features;
    private readonly int _outputs = outputs;

    /// <inheritdoc/>
    /// <remarks>O(n·o·count): J's rows of all outputs are formed for those of one.</remarks>
    public void Copy(int first, int count, Span<double> features)
    {
        if (first < 0 || count < 0 || first > Columns - count)
            throw new ShapeException($"columns {first} to {(long)first + count} were asked of tangent features with {Columns}");
        ShapeException.ThrowIfLengthDiffers($"{count} columns of {Rows} tangent features", (long)Rows * count, features.Length);
        int most = Math.Clamp(PieceEntries / Math.Max(1, _features.Rows), 1, _features.Columns);
        double[] piece = new double[_features.Rows * Math.Min(most, count)];
        for (int column = first; column < first + count;)
        {
            (int output, int own) = Math.DivRem(column, _features.Columns);
            int width = Math.Min(Math.Min(most, first + count - column), _features.Columns - own);
            Span<double> taken = piece.AsSpan(0, _features.Rows * width);
            _features.Copy(own, width, taken);
            for (int i = 0; i < Rows; i++)
                TensorPrimitives.Multiply(
                    taken.Slice(((i * _outputs) + output) * width, width), Scale, features.Slice((i * count) + column - first, width));
            column += width;
        }
    }

    /// <inheritdoc/>
    /// <remarks>O(n·n′·o·Σ widths).</remarks>
    public void Kernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        if (other is not SummedFeatures columns || columns._outputs != _outputs)
            throw new ShapeException("summed tangent features make a kernel with others of as many outputs alone");
        _features.SummedKernel(columns._features, layer, kernel, progress, cancellation);
        TensorPrimitives.Divide(kernel, _outputs, kernel);
    }

    /// <summary>That of one output, which they are features of.</summary>
    public void SummedKernel(
        ITangentFeatures other, int? layer, Span<double> kernel, IProgress<double>? progress = null,
            CancellationToken cancellation = default) => Kernel(other, layer, kernel, progress, cancellation);
}
