namespace NtkWorkbench;

/// <summary>A dense row-major matrix of doubles, (rows, columns), over one array.</summary>
public sealed class Matrix
{
    /// <summary>A matrix of zeros.</summary>
    /// <exception cref="ShapeException">A dimension is negative, or the product passes what one array holds.</exception>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[CheckedLength(rows, columns)])
    {
    }

    /// <summary>A matrix over an existing row-major array, not copied.</summary>
    /// <exception cref="ShapeException"><paramref name="values"/> does not have rows·columns entries.</exception>
    public Matrix(int rows, int columns, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ShapeException.ThrowIfLengthDiffers($"a matrix of shape ({rows}, {columns})", CheckedLength(rows, columns), values.Length);
        Rows = rows;
        Columns = columns;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The entries, row-major: entry (i, j) at i·Columns + j. Owned by the matrix, writable.</summary>
    public double[] Values { get; }

    /// <summary>Entry (i, j).</summary>
    public double this[int row, int column]
    {
        get => Values[checked((row * Columns) + column)];
        set => Values[checked((row * Columns) + column)] = value;
    }

    /// <summary>Row i as a writable view.</summary>
    public Span<double> Row(int row) => Values.AsSpan(checked(row * Columns), Columns);

    /// <summary>Column j, copied.</summary>
    public double[] Column(int column)
    {
        double[] values = new double[Rows];
        for (int i = 0; i < Rows; i++)
            values[i] = this[i, column];
        return values;
    }

    /// <summary>Some of the rows, in the order given, copied.</summary>
    internal Matrix Take(ReadOnlySpan<int> rows)
    {
        var taken = new Matrix(rows.Length, Columns);
        for (int i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(taken.Row(i));
        return taken;
    }

    private static int CheckedLength(int rows, int columns)
    {
        long length = (long)rows * columns;
        return rows >= 0 && columns >= 0 && length <= Array.MaxLength
            ? (int)length
            : throw new ShapeException($"a matrix of shape ({rows}, {columns}) does not fit one array of at most {Array.MaxLength} "
            + "entries");
    }

    /// <summary>A copy with rows and columns exchanged.</summary>
    internal Matrix Transposed()
    {
        var transposed = new Matrix(Columns, Rows);
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
                transposed[j, i] = this[i, j];
        }
        return transposed;
    }
}
