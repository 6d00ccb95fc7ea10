namespace NtkWorkbench.Runs;

/// <summary>Writes what was computed at a checkpoint as CSV files: matrices side by side.</summary>
internal static class FeatureWriter
{
    /// <summary>The column of the output's number, from 0, where a network has more than one.</summary>
    public const string OutputName = "output";

    // 200 MB of text.
    private const long MostCells = 10_000_000;

    /// <summary>The file that stands in for a table of principal features that would be too large.</summary>
    public static string AsArray(string table) => Path.ChangeExtension(table, ".npy");

    /// <summary>The functions of predictions/linearized.csv, in the order of their columns.</summary>
    public static IReadOnlyList<(string Name, Func<LinearizedTraining, Matrix?> Values)> LinearizedFunctions { get; } =
    [
        ("initial", linearized => linearized.Initial),
        ("network", linearized => linearized.Network),
        ("linearized", linearized => linearized.Linear),
        ("regression_initial", linearized => linearized.Regression),
        ("regression_trained", linearized => linearized.TrainedRegression),
    ];

    /// <summary>singular_values.csv: index (from 1), singular_value, floor; of leading ones bound and residual beside.</summary>
    public static void WriteSingularValues(string path, Spectrum spectrum)
    {
        double[] sigma = spectrum.SingularValues;
        LeadingModes? leading = spectrum.Leading;
        Write(path,
            (["index", "singular_value", "floor"],
                new Matrix(sigma.Length, 3, [.. sigma.SelectMany((value, k) => new[] { k + 1, value, spectrum.Floor })])),
            (leading is null ? [] : ["bound", "residual"],
                new Matrix(sigma.Length, leading is null ? 0 : 2,
                    leading is null ? [] : [.. leading.Bounds.Zip(leading.Residuals, (bound, residual) => new[] { bound, residual })
                        .SelectMany(pair => pair)])));
    }

    /// <summary>modes.csv: index (from 1), principal_floor, share.layers.{i} of each trained layer, principal_angle, which is blank at the
    /// first checkpoint, and relative_change of σ_k² from initialization.</summary>
    public static void WriteModes(string path, TangentAnalysis tangent, IReadOnlyList<LayerLayout> layers, double[]? angles,
        IReadOnlyList<double>? changes) =>
        CsvWriter.Write(path, csv =>
        {
            csv.Header(["index", "principal_floor", .. layers.Select(layer => $"share.layers.{layer.Index}"), "principal_angle",
                "relative_change"]);
            for (int k = 0; k < tangent.PrincipalFloors.Length; k++)
            {
                csv.Cell(k + 1);
                csv.Cell(tangent.PrincipalFloors[k]);
                csv.Cells(tangent.LayerShares.Row(k));
                csv.Cell(angles?[k]);
                csv.Cell(changes?[k]);
                csv.EndRow();
            }
        });

    /// <summary>principal_features.csv: x columns, the output's number where there is more than one, phi_1 … phi_k. Where that would have
    /// more than ten million cells, principal_features.npy in its place: φ alone.</summary>
    /// <remarks>φ_k(x) has shape (n·o, k), rows sample-major, output-minor.</remarks>
    public static void WritePrincipalFeatures(string path, IReadOnlyList<string> inputNames, Matrix inputs, Matrix features)
    {
        if ((long)features.Rows * (inputs.Columns + features.Columns) > MostCells)
        {
            NpyFile.Write(AsArray(path), features);
            return;
        }
        int outputs = features.Rows / inputs.Rows;
        Matrix repeated = new(inputs.Rows * outputs, inputs.Columns), numbers = new(repeated.Rows, outputs > 1 ? 1 : 0);
        for (int row = 0; row < repeated.Rows; row++)
        {
            inputs.Row(row / outputs).CopyTo(repeated.Row(row));
            numbers.Row(row).Fill(row % outputs);
        }
        Write(path, (inputNames, repeated), (outputs > 1 ? [OutputName] : [], numbers),
            (ColumnNames.AlwaysNumbered("phi", features.Columns), features));
    }

    /// <summary>predictions/CHECKPOINT.csv: x columns, then f, or f_1 … f_o.</summary>
    public static void WritePredictions(string path, IReadOnlyList<string> inputNames, Matrix inputs, Matrix outputs) =>
        Write(path, (inputNames, inputs), (ColumnNames.Numbered("f", outputs.Columns), outputs));

    /// <summary>predictions/linearized.csv: the network beside the linear model and, of squares, kernel regression, on the grid.</summary>
    public static void WriteLinearized(string path, IReadOnlyList<string> inputNames, Matrix grid, LinearizedTraining linearized) =>
        Write(path, [(inputNames, grid), .. from function in LinearizedFunctions
                                         let values = function.Values(linearized)
                                         where values is not null
                                         select (ColumnNames.Numbered(function.Name, values.Columns), values)]);

    /// <summary>data/train.csv or data/test.csv: inputs, targets, and where it is known the noiseless truth.</summary>
    public static void WriteData(string path, Dataset data)
    {
        Matrix truth = data.Truth ?? new Matrix(data.Count, 0);
        Write(path, (data.InputNames, data.Inputs), (data.TargetNames, data.Targets),
            (ColumnNames.Numbered("truth", truth.Columns), truth));
    }

    public static void Write(string path, params (IEnumerable<string> Names, Matrix Values)[] blocks)
    {
        foreach ((_, Matrix values) in blocks)
            ShapeException.ThrowIfLengthDiffers($"the rows of a table {path}", blocks[0].Values.Rows, values.Rows);
        CsvWriter.Write(path, csv =>
        {
            csv.Header(blocks.SelectMany(block => block.Names));
            for (int row = 0; row < blocks[0].Values.Rows; row++)
            {
                foreach ((_, Matrix values) in blocks)
                    csv.Cells(values.Row(row));
                csv.EndRow();
            }
        });
    }
}
