namespace NtkWorkbench;

/// <summary>Parts of matrices of singular vectors.</summary>
internal static class LeadingVectors
{
    /// <summary>The first columns; the matrix itself where that is all of them and no copy is wanted.</summary>
    public static Matrix Columns(Matrix matrix, int count, bool copy = false)
    {
        if (count == matrix.Columns && !copy)
            return matrix;
        var leading = new Matrix(matrix.Rows, count);
        for (int i = 0; i < matrix.Rows; i++)
            matrix.Row(i)[..count].CopyTo(leading.Row(i));
        return leading;
    }

    public static Matrix Rows(Matrix matrix, int count) =>
        new(count, matrix.Columns, matrix.Values.AsSpan(0, count * matrix.Columns).ToArray());
}
