namespace NtkWorkbench;

/// <summary>Checks of what comes into a matrix product, before native code trusts it.</summary>
internal static class Operands
{
    /// <summary>Checks that a row-major operand of a given shape and row stride lies within its span.</summary>
    public static void Check(char name, int rows, int columns, int stride, int length)
    {
        if (rows < 0 || columns < 0 || stride < Math.Max(1, columns))
            throw new ShapeException($"matrix {name} of shape ({rows}, {columns}) cannot have rows {stride} entries apart");
        long needed = rows == 0 || columns == 0 ? 0 : (((long)rows - 1) * stride) + columns;
        if (length < needed)
            throw new ShapeException($"matrix {name} of shape ({rows}, {columns}) with rows {stride} apart needs {needed} entries, "
                + $"got {length}");
    }

    public static void CheckProduct(
        MatrixTranspose transposeA, MatrixTranspose transposeB, int m, int n, int k,
        int lengthA, int strideA, int lengthB, int strideB, int lengthC, int strideC)
    {
        bool plainA = transposeA == MatrixTranspose.None, plainB = transposeB == MatrixTranspose.None;
        Check('A', plainA ? m : k, plainA ? k : m, strideA, lengthA);
        Check('B', plainB ? k : n, plainB ? n : k, strideB, lengthB);
        Check('C', m, n, strideC, lengthC);
    }

    public static void CheckExtension(Matrix lower, Matrix columns)
    {
        if (lower.Rows != lower.Columns || lower.Rows != columns.Rows)
            throw new ShapeException(
                $"a lower factor of shape ({lower.Rows}, {lower.Columns}) cannot take in columns of shape "
                    + $"({columns.Rows}, {columns.Columns})");
        NumericalException.ThrowIfNotFinite("the matrix to be factored", columns.Values);
    }

    public static void CheckSymmetric(Matrix symmetric)
    {
        if (symmetric.Rows != symmetric.Columns)
            throw new ShapeException($"a symmetric matrix must be square, got shape ({symmetric.Rows}, {symmetric.Columns})");
        NumericalException.ThrowIfNotFinite("the symmetric matrix", symmetric.Values);
    }
}
