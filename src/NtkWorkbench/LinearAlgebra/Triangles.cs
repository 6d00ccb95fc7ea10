namespace NtkWorkbench;

/// <summary>What symmetric and triangular matrices leave unsaid.</summary>
internal static class Triangles
{
    // Two blocks of this many rows and columns lie in the first-level cache together.
    private const int Block = 32;

    /// <summary>C[i, j] ← C[j, i] above the diagonal.</summary>
    public static void CopyLowerToUpper(int n, Span<double> c, int stride)
    {
        for (int rows = 0; rows < n; rows += Block)
        {
            for (int columns = 0; columns <= rows; columns += Block)
                CopyBlock(n, rows, columns, c, stride);
        }
    }

    private static void CopyBlock(int n, int firstRow, int firstColumn, Span<double> c, int stride)
    {
        for (int i = firstRow; i < Math.Min(firstRow + Block, n); i++)
        {
            for (int j = firstColumn; j < Math.Min(firstColumn + Block, i); j++)
                c[checked((j * stride) + i)] = c[checked((i * stride) + j)];
        }
    }
}
