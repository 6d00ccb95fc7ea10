namespace NtkWorkbench.Runs;

/// <summary>Writes metrics.csv: losses and gradient norms by step. Accuracies have columns only where they are measured.</summary>
internal static class MetricsWriter
{
    public static void Write(string path, IReadOnlyList<MetricsRow> rows)
    {
        bool accuracy = rows[0].TrainAccuracy is not null;
        CsvWriter.Write(path, csv =>
        {
            csv.Header(Columns(rows[0].Layers.Count, accuracy));
            foreach (MetricsRow row in rows)
                WriteRow(csv, row, accuracy);
        });
    }

    private static IEnumerable<string> Columns(int layers, bool accuracy) =>
    [
        "step", "learning_rate", "train_loss", "test_loss",
        .. accuracy ? ["train_accuracy", "test_accuracy"] : Array.Empty<string>(),
        "gradient_norm", "gradient_norm.trained",
        .. Enumerable.Range(0, layers).SelectMany(layer => new[] { GradientColumn(layer, "weight"), GradientColumn(layer, "bias") }),
    ];

    private static string GradientColumn(int layer, string part) =>
        Invariant($"gradient_norm.layers.{layer}.{part}");

    private static void WriteRow(CsvWriter csv, MetricsRow row, bool accuracy)
    {
        csv.Cell(row.Step);
        csv.Cell(row.LearningRate);
        csv.Cell(row.TrainLoss);
        csv.Cell(row.TestLoss);
        if (accuracy)
        {
            csv.Cell(row.TrainAccuracy);
            csv.Cell(row.TestAccuracy);
        }
        csv.Cell(row.GradientNorm);
        csv.Cell(row.TrainedGradientNorm);
        foreach (LayerGradientNorm layer in row.Layers)
        {
            csv.Cell(layer.Weight);
            csv.Cell(layer.Bias);
        }
        csv.EndRow();
    }
}
