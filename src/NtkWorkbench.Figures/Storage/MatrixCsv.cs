namespace NtkWorkbench.Figures;

/// <summary>A matrix in a CSV file without header.</summary>
internal static class MatrixCsv
{
    /// <summary>Writes the matrix, a line per row.</summary>
    public static void Write(TextWriter writer, Matrix matrix)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
                CsvNumbers.WriteCell(writer, j, matrix[i, j]);
            writer.WriteLine();
        }
    }

    /// <summary>Reads a matrix.</summary>
    /// <exception cref="NtkException">Rows have different lengths, or a cell is not a number.</exception>
    public static Matrix Read(string file)
    {
        List<double> values = [];
        int rows = 0, columns = 0;
        foreach (string line in FigureFolder.ReadLines(file))
        {
            string[] cells = line.Split(',');
            columns = rows == 0 ? cells.Length : columns;
            rows++;
            if (cells.Length != columns)
                throw new NtkException($"{file}:{rows}: expected {columns} cells, got {cells.Length}");
            values.AddRange(cells.Select((cell, j) => CsvNumbers.Parse(cell.Trim(), file, rows, $"{j + 1}")));
        }
        return new(rows, columns, [.. values]);
    }
}
