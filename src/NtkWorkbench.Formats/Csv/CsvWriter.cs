namespace NtkWorkbench.Formats;

/// <summary>Writes a CSV file cell by cell; numbers round-trip.</summary>
internal sealed class CsvWriter(TextWriter writer)
{
    // Of characters, never of a double: 17 digits, sign, point and exponent.
    private const int LongestNumber = 32;

    private bool _rowHasBegun;

    public static void Write(string path, Action<CsvWriter> write) => AtomicFile.WriteText(path, text => write(new CsvWriter(text)));

    public void Header(IEnumerable<string> columns)
    {
        foreach (string column in columns)
            Cell(column);
        EndRow();
    }

    public void Cell(double value)
    {
        Span<char> text = stackalloc char[LongestNumber];
        if (double.IsFinite(value) && value.TryFormat(text, out int written, "R", CultureInfo.InvariantCulture))
            CellText(text[..written]);
        else
            CellText(CsvNumber.Format(value));
    }

    public void Cell(double? value)
    {
        if (value is { } number)
            Cell(number);
        else
            CellText("");
    }

    public void Cell(int value) => CellText(value.ToString(CultureInfo.InvariantCulture));

    public void Cells(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
            Cell(value);
    }

    public void Rows(Matrix values)
    {
        for (int i = 0; i < values.Rows; i++)
        {
            Cells(values.Row(i));
            EndRow();
        }
    }

    /// <summary>Writes a text, in quotes where it needs them.</summary>
    public void Cell(string text) =>
        CellText(text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    public void EndRow()
    {
        writer.WriteLine();
        _rowHasBegun = false;
    }

    private void CellText(ReadOnlySpan<char> text)
    {
        if (_rowHasBegun)
            writer.Write(',');
        writer.Write(text);
        _rowHasBegun = true;
    }
}
