namespace NtkWorkbench.Runs;

/// <summary>Writes predictions/linearized.csv: the network beside the linear model and kernel regression, on the grid.</summary>
internal static class LinearizedWriter
{
    /// <summary>The functions, in the order of their columns.</summary>
    public static IReadOnlyList<(string Name, Func<LinearizedTraining, Matrix> Values)> Functions { get; } =
    [
        ("initial", linearized => linearized.Initial),
        ("network", linearized => linearized.Network),
        ("linearized", linearized => linearized.Linear),
        ("regression_initial", linearized => linearized.Regression),
        ("regression_trained", linearized => linearized.TrainedRegression),
    ];

    /// <summary>Writes the file; with several outputs each function has numbered columns.</summary>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<string> inputNames, Matrix grid, LinearizedTraining linearized) =>
        CsvWriter.Write(path, csv =>
    {
        Matrix[] values = [.. Functions.Select(function => function.Values(linearized))];
        csv.Header([.. inputNames, .. Functions.SelectMany((function, i) => ColumnNames.Numbered(function.Name, values[i].Columns))]);
        for (int row = 0; row < grid.Rows; row++)
        {
            csv.Cells(grid.Row(row));
            foreach (Matrix function in values)
                csv.Cells(function.Row(row));
            csv.EndRow();
        }
    });
}
