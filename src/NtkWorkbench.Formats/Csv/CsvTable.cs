namespace NtkWorkbench.Formats;

/// <summary>A table of numbers with named columns.</summary>
public sealed record CsvTable
{
    /// <summary>The names, in the order of the columns of <see cref="Values"/>.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The numbers, shape (rows, columns); NaN for a blank cell where those are allowed.</summary>
    public required Matrix Values { get; init; }

    /// <summary>Of a file that was read, the rows of each column up to its last cell that is not blank.</summary>
    internal IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>Columns first … first + count − 1 as a matrix of their own.</summary>
    public Matrix Slice(int first, int count)
    {
        var slice = new Matrix(Values.Rows, count);
        for (int i = 0; i < Values.Rows; i++)
            Values.Row(i).Slice(first, count).CopyTo(slice.Row(i));
        return slice;
    }
}
