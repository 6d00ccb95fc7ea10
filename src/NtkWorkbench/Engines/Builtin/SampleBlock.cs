using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>Rows of a row-major table brought together as a block; the padding repeats the last row, so that it is finite where the rows
/// are.</summary>
internal static class SampleBlock
{
    /// <summary>block[b·columns + c] = source[rows[b], c], rounded to T.</summary>
    public static void CopyByRow<TSource, T>(ReadOnlySpan<TSource> source, int columns, ReadOnlySpan<int> rows, int stride, Span<T> block)
        where TSource : unmanaged, INumberBase<TSource>
        where T : unmanaged, INumberBase<T>
    {
        for (int b = 0; b < stride; b++)
        {
            ReadOnlySpan<TSource> row = source.Slice(checked(rows[Math.Min(b, rows.Length - 1)] * columns), columns);
            Rounding.Convert(row, block.Slice(b * columns, columns));
        }
    }

    /// <summary>block[c·stride + b] = source[rows[b], c], rounded to T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyByColumn<TSource,
        T>(ReadOnlySpan<TSource> source, int columns, ReadOnlySpan<int> rows, int stride, Span<T> block)
        where TSource : unmanaged, INumberBase<TSource>
        where T : unmanaged, INumberBase<T>
    {
        for (int c = 0; c < columns; c++)
        {
            Span<T> column = block.Slice(c * stride, stride);
            for (int b = 0; b < rows.Length; b++)
                column[b] = T.CreateTruncating(source[(rows[b] * columns) + c]);
            column[rows.Length..].Fill(column[rows.Length - 1]);
        }
    }
}
