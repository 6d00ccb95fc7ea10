namespace NtkWorkbench.Figures;

/// <summary>Columns of unequal length in one CSV file: a header line, short columns padded with empty cells.</summary>
internal static class ColumnCsv
{
    /// <summary>Writes the columns.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<DataColumn> columns)
    {
        writer.WriteLine(string.Join(',', columns.Select(column => column.Name)));
        int rows = columns.Count == 0 ? 0 : columns.Max(column => column.Values.Length);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns.Count; j++)
                CsvNumbers.WriteCell(writer, j, i < columns[j].Values.Length ? columns[j].Values[i] : null);
            writer.WriteLine();
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, and what a user made of it.</summary>
    /// <exception cref="NtkException">A row has another number of cells than the header, or a cell is not a number.</exception>
    public static IEnumerable<DataColumn> Read(string file)
    {
        string[] names = FigureFolder.ReadLines(file).FirstOrDefault() is { Length: > 0 } header ? header.Split(',') : [];
        var values = Array.ConvertAll(names, _ => new List<double>());
        int row = 0;
        foreach (string line in FigureFolder.ReadLines(file).Skip(1))
        {
            row++;
            string[] cells = line.Split(',');
            if (names.Length > 0 && cells.Length != names.Length)
                throw new NtkException($"{file}:{row + 1}: expected {names.Length} cells, got {cells.Length}");
            for (int j = 0; j < names.Length; j++)
                Append(values[j], cells[j].Trim(), file, row, names[j]);
        }
        return [.. names.Select((name, j) => new DataColumn(name.Trim(), [.. values[j]]))];
    }

    private static void Append(List<double> column, string cell, string file, int row, string name)
    {
        if (cell.Length == 0)
            return;
        // A cell that was emptied by hand between others is a number that is not known.
        while (column.Count < row - 1)
            column.Add(double.NaN);
        column.Add(CsvNumbers.Parse(cell, file, row + 1, name));
    }
}
