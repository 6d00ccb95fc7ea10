using NtkWorkbench.Core;
using NtkWorkbench.Core.LinearAlgebra;

namespace NtkWorkbench.Plots.Storage;

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
        string[] lines = File.ReadAllLines(file);
        int columns = lines.Length == 0 ? 0 : lines[0].Split(',').Length;
        Matrix matrix = new(lines.Length, columns);
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split(',');
            if (cells.Length != columns)
                throw new NtkException($"{file}:{i + 1}: expected {columns} cells, got {cells.Length}");
            for (int j = 0; j < columns; j++)
                matrix[i, j] = CsvNumbers.Parse(cells[j].Trim(), file, i + 1, $"{j + 1}");
        }
        return matrix;
    }
}
