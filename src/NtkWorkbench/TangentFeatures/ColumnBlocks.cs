using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Products of tangent features that no factored form gives: by blocks of their columns, never the whole J.</summary>
internal static class ColumnBlocks
{
    private const int BlockEntries = 1 << 20;

    // Above this many entries of the product one lane sums it alone, for its memory.
    private const long MostEntriesOfLanes = 1 << 22;

    /// <summary>Σ_b l(J_b) r(J′_b)ᵀ over blocks b of columns, (rows.Rows, columns.Rows). left, right: l and r, in place; null: as they
    /// are.</summary>
    /// <exception cref="ShapeException">J and J′ differ in their columns.</exception>
    /// <remarks>O(rows.Rows·columns.Rows·p). Blocks are dealt out to lanes that the problem fixes, as in <see
    /// cref="BlockedLq"/>.</remarks>
    public static Matrix Product(
        ITangentFeatures rows, ITangentFeatures columns, Action<Span<double>>? left, Action<Span<double>>? right, ILinearAlgebra algebra,
        CancellationToken cancellation = default)
    {
        ShapeException.ThrowIfLengthDiffers("the columns of the other tangent features", rows.Columns, columns.Columns);
        int m = rows.Rows, n = columns.Rows, width = Math.Clamp(BlockEntries / Math.Max(1, Math.Max(m, n)), 1, rows.Columns);
        int blocks = FixedPartition.Count(rows.Columns, width);
        var sums = new Matrix[(long)m * n > MostEntriesOfLanes ? 1 : Math.Min(BlockedLq.Lanes, blocks)];
        FixedPartition.Run(sums.Length, lane =>
        {
            sums[lane] = new Matrix(m, n);
            double[] a = new double[m * width], b = new double[n * width];
            for (int block = lane; block < blocks; block += sums.Length)
            {
                cancellation.ThrowIfCancellationRequested();
                int first = block * width, count = Math.Min(width, rows.Columns - first);
                Take(rows, first, count, a, left);
                Take(columns, first, count, b, right);
                algebra.Multiply<double>(MatrixTranspose.None, MatrixTranspose.Transposed, m, n, count,
                    1, a, count, b, count, 1, sums[lane].Values, n);
            }
        });
        foreach (Matrix sum in sums.Skip(1))
            TensorPrimitives.Add(sums[0].Values, sum.Values, sums[0].Values);
        return sums[0];
    }

    private static void Take(ITangentFeatures features, int first, int count, double[] values, Action<Span<double>>? change)
    {
        Span<double> block = values.AsSpan(0, features.Rows * count);
        features.Copy(first, count, block);
        change?.Invoke(block);
    }
}
