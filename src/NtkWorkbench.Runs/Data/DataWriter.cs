namespace NtkWorkbench.Runs;

/// <summary>Writes samples as a CSV file: inputs, targets, and where it is known the noiseless truth.</summary>
internal static class DataWriter
{
    /// <summary>The column of the noiseless target; with several targets "truth_1", "truth_2", ….</summary>
    public const string TruthName = "truth";

    /// <summary>Writes data/train.csv or data/test.csv.</summary>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, Dataset dataset) => CsvWriter.Write(path, csv =>
    {
        csv.Header([.. dataset.InputNames, .. dataset.TargetNames, .. ColumnNames.Numbered(TruthName, dataset.Truth?.Columns ?? 0)]);
        for (int i = 0; i < dataset.Count; i++)
        {
            csv.Cells(dataset.Inputs.Row(i));
            csv.Cells(dataset.Targets.Row(i));
            csv.Cells(dataset.Truth is null ? [] : dataset.Truth.Row(i));
            csv.EndRow();
        }
    });

    /// <summary>Writes data/grid.csv: points alone.</summary>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<string> inputNames, Matrix points) => CsvWriter.Write(path, csv =>
    {
        csv.Header(inputNames);
        for (int i = 0; i < points.Rows; i++)
        {
            csv.Cells(points.Row(i));
            csv.EndRow();
        }
    });
}
