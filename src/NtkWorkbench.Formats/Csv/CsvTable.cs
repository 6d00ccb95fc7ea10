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

    /// <summary>Of a file that was read, the cells of each column that hold a text, where those are allowed.</summary>
    internal IReadOnlyList<int> Texts { get; init; } = [];

    /// <summary>One row of how many the table holds; 1: all.</summary>
    internal int OneRowOf { get; init; } = 1;

    /// <summary>The table of a CSV file whose first line names the columns.</summary>
    /// <param name="path">A file such as metrics.csv of a run.</param>
    /// <param name="columns">Those wanted, in the order wanted; the others may hold anything. Null: all.</param>
    /// <returns>NaN for a blank cell.</returns>
    /// <exception cref="JobException">Every error of the file, each with line and column.</exception>
    public static CsvTable Read(string path, IReadOnlyList<string>? columns = null) =>
        CsvReader.Read(path, CsvReadOptions.OwnFile with { Columns = columns });

    /// <summary>Writes the table; the file appears whole or not at all, and its numbers round-trip.</summary>
    /// <param name="path">The file; one that is there is replaced, folders on the way are made.</param>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public void Write(string path) => CsvWriter.Write(path, csv =>
    {
        csv.Header(Columns);
        csv.Rows(Values);
    });

    /// <summary>Columns first … first + count − 1 as a matrix of their own.</summary>
    public Matrix Slice(int first, int count)
    {
        var slice = new Matrix(Values.Rows, count);
        for (int i = 0; i < Values.Rows; i++)
            Values.Row(i).Slice(first, count).CopyTo(slice.Row(i));
        return slice;
    }
}
