namespace NtkWorkbench.Runs;

/// <summary>Writes the spectrum and the principal features of a checkpoint.</summary>
internal static class FeatureWriter
{
    /// <summary>The column of the output's number, from 0, where a network has more than one.</summary>
    public const string OutputName = "output";

    /// <summary>The name before the number of a principal feature's column.</summary>
    public const string FeatureName = "phi";

    /// <summary>singular_values.csv: index (from 1), singular_value, floor.</summary>
    /// <param name="path">The file.</param>
    /// <param name="singularValues">σ₁ ≥ σ₂ ≥ ….</param>
    /// <param name="floor">The value below which the method resolves none.</param>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void WriteSingularValues(string path, IReadOnlyList<double> singularValues, double floor) => CsvWriter.Write(path, csv =>
    {
        csv.Header(["index", "singular_value", "floor"]);
        for (int k = 0; k < singularValues.Count; k++)
        {
            csv.Cell(k + 1);
            csv.Cell(singularValues[k]);
            csv.Cell(floor);
            csv.EndRow();
        }
    });

    /// <summary>principal_features.csv: x columns, the output's number where there is more than one, phi_1 … phi_k.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputNames">Names of the x columns.</param>
    /// <param name="inputs">x, shape (n, d).</param>
    /// <param name="features">φ_k(x), shape (n·o, k), rows sample-major, output-minor.</param>
    /// <exception cref="ShapeException">The rows of <paramref name="features"/> are no multiple of those of
    /// <paramref name="inputs"/>.</exception>
    /// <exception cref="NtkException">The place cannot be written.</exception>
    public static void WritePrincipalFeatures(string path, IReadOnlyList<string> inputNames, Matrix inputs, Matrix features)
    {
        int outputs = features.Rows / inputs.Rows;
        ShapeException.ThrowIfLengthDiffers(
            $"principal features at {inputs.Rows} inputs, {outputs} outputs each,", (long)inputs.Rows * outputs, features.Rows);
        CsvWriter.Write(path, csv =>
        {
            string[] output = outputs > 1 ? [OutputName] : [];
            csv.Header([.. inputNames, .. output, .. ColumnNames.AlwaysNumbered(FeatureName, features.Columns)]);
            for (int row = 0; row < features.Rows; row++)
            {
                csv.Cells(inputs.Row(row / outputs));
                if (outputs > 1)
                    csv.Cell(row % outputs);
                csv.Cells(features.Row(row));
                csv.EndRow();
            }
        });
    }
}
