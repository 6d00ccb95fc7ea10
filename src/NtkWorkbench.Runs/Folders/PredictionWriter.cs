namespace NtkWorkbench.Runs;

/// <summary>Writes f(x) on the grid: x columns, then f, or f_1 … f_o.</summary>
internal static class PredictionWriter
{
    /// <summary>The column of f(x); numbered from 1 where there is more than one output.</summary>
    public const string OutputName = "f";

    /// <summary>Writes predictions/CHECKPOINT.csv.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputNames">Names of the x columns.</param>
    /// <param name="inputs">x, shape (n, d).</param>
    /// <param name="outputs">f(x), shape (n, o).</param>
    /// <exception cref="ShapeException">The two have different numbers of rows.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<string> inputNames, Matrix inputs, Matrix outputs)
    {
        ShapeException.ThrowIfLengthDiffers(
            $"outputs at {inputs.Rows} inputs, {outputs.Columns} each,", (long)inputs.Rows * outputs.Columns, outputs.Values.Length);
        CsvWriter.Write(path, csv =>
        {
            csv.Header([.. inputNames, .. ColumnNames.Numbered(OutputName, outputs.Columns)]);
            for (int row = 0; row < inputs.Rows; row++)
            {
                csv.Cells(inputs.Row(row));
                csv.Cells(outputs.Row(row));
                csv.EndRow();
            }
        });
    }
}
