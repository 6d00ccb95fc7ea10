using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>C ← α op(A) op(B) + β C without a native library: blocks of both factors are packed so that the innermost loop reads them in
/// order and keeps its part of C in registers (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008).</summary>
internal static class ManagedProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A block of A (64 × 256) fills half of a small second-level cache, a strip of B (256 × 2 vectors) the first level.
    private const int BlockRows = 64;
    private const int BlockDepth = 256;
    private const int BlockColumns = 512;
    private const int TileRows = 4;

    private static int TileColumns => 2 * Vector<T>.Count;

    /// <summary>The product; see <see cref="ILinearAlgebra"/> for the arguments, which the caller has checked.</summary>
    public static void Multiply(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        T alpha, ReadOnlySpan<T> a, int strideA, ReadOnlySpan<T> b, int strideB, T beta, Span<T> c, int strideC)
    {
        Scale(m, n, beta, c, strideC);
        T[] packedA = ArrayPool<T>.Shared.Rent(BlockRows * BlockDepth);
        T[] packedB = ArrayPool<T>.Shared.Rent(BlockDepth * BlockColumns);
        for (int depth = 0; depth < k; depth += BlockDepth)
        {
            int depths = Math.Min(BlockDepth, k - depth);
            for (int column = 0; column < n; column += BlockColumns)
            {
                int columns = Math.Min(BlockColumns, n - column);
                Pack(transposeB != MatrixTranspose.None, b, strideB, column, columns, depth, depths, TileColumns, packedB);
                for (int row = 0; row < m; row += BlockRows)
                {
                    int rows = Math.Min(BlockRows, m - row);
                    Pack(transposeA == MatrixTranspose.None, a, strideA, row, rows, depth, depths, TileRows, packedA);
                    AddBlock(rows, columns, depths, alpha, packedA, packedB, c[((row * strideC) + column)..], strideC);
                }
            }
        }
        ArrayPool<T>.Shared.Return(packedA);
        ArrayPool<T>.Shared.Return(packedB);
    }

    private static void Scale(int m, int n, T beta, Span<T> c, int strideC)
    {
        for (int i = 0; i < m && beta != T.One; i++)
        {
            Span<T> row = c.Slice(i * strideC, n);
            if (beta == T.Zero)
                row.Clear();
            else
                TensorPrimitives.Multiply(row, beta, row);
        }
    }

    /// <summary>Strips of <paramref name="width"/> rows of A (or columns of B), depth after depth, the last strip filled up with
    /// zeros.</summary>
    private static void Pack(
        bool depthIsContiguous, ReadOnlySpan<T> source, int stride, int first, int count, int depth, int depths, int width, Span<T> packed)
    {
        (int step, int depthStep) = depthIsContiguous ? (stride, 1) : (1, stride);
        for (int strip = 0; strip < count; strip += width)
        {
            Span<T> destination = packed.Slice(strip * depths, width * depths);
            int present = Math.Min(width, count - strip);
            if (present < width)
                destination.Clear();
            for (int i = 0; i < present; i++)
            {
                int from = ((first + strip + i) * step) + (depth * depthStep);
                for (int d = 0; d < depths; d++)
                    destination[(d * width) + i] = source[from + (d * depthStep)];
            }
        }
    }

    private static void AddBlock(
        int rows, int columns, int depths, T alpha, ReadOnlySpan<T> packedA, ReadOnlySpan<T> packedB, Span<T> c, int strideC)
    {
        int width = TileColumns;
        Span<T> tile = stackalloc T[TileRows * width];
        for (int j = 0; j < columns; j += width)
        {
            ReadOnlySpan<T> stripB = packedB.Slice(j * depths, width * depths);
            for (int i = 0; i < rows; i += TileRows)
            {
                Tile(depths, packedA.Slice(i * depths, TileRows * depths), stripB, tile);
                for (int r = 0; r < Math.Min(TileRows, rows - i); r++)
                {
                    Span<T> destination = c.Slice(((i + r) * strideC) + j, Math.Min(width, columns - j));
                    for (int q = 0; q < destination.Length; q++)
                        destination[q] += alpha * tile[(r * width) + q];
                }
            }
        }
    }

    private static void Tile(int depths, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> tile)
    {
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        ref T entryA = ref MemoryMarshal.GetReference(a);
        ref T entryB = ref MemoryMarshal.GetReference(b);
        for (int d = 0; d < depths; d++)
        {
            var b0 = Vector.LoadUnsafe(ref entryB);
            var b1 = Vector.LoadUnsafe(ref entryB, (nuint)Vector<T>.Count);
            var a0 = new Vector<T>(entryA);
            (c00, c01) = (Lanes.MultiplyAdd(a0, b0, c00), Lanes.MultiplyAdd(a0, b1, c01));
            var a1 = new Vector<T>(Unsafe.Add(ref entryA, 1));
            (c10, c11) = (Lanes.MultiplyAdd(a1, b0, c10), Lanes.MultiplyAdd(a1, b1, c11));
            var a2 = new Vector<T>(Unsafe.Add(ref entryA, 2));
            (c20, c21) = (Lanes.MultiplyAdd(a2, b0, c20), Lanes.MultiplyAdd(a2, b1, c21));
            var a3 = new Vector<T>(Unsafe.Add(ref entryA, 3));
            (c30, c31) = (Lanes.MultiplyAdd(a3, b0, c30), Lanes.MultiplyAdd(a3, b1, c31));
            entryA = ref Unsafe.Add(ref entryA, TileRows);
            entryB = ref Unsafe.Add(ref entryB, 2 * Vector<T>.Count);
        }

        ReadOnlySpan<Vector<T>> rows = [c00, c01, c10, c11, c20, c21, c30, c31];
        MemoryMarshal.Cast<Vector<T>, T>(rows).CopyTo(tile);
    }
}
