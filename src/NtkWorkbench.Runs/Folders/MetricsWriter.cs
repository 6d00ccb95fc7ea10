namespace NtkWorkbench.Runs;

/// <summary>Writes metrics.csv: losses and gradient norms by step. Accuracies have columns only where they are measured.</summary>
internal static class MetricsWriter
{
    public static void WriteHeader(CsvWriter csv, int layers, LossKind loss) => csv.Header(Columns(layers, HasAccuracy(loss)));

    private static IEnumerable<string> Columns(int layers, bool accuracy) =>
    [
        "step", "learning_rate", "train_loss", "test_loss",
        .. accuracy ? ["train_accuracy", "test_accuracy"] : Array.Empty<string>(),
        "gradient_norm", "gradient_norm.trained",
        .. Enumerable.Range(0, layers).SelectMany(layer => new[] { GradientColumn(layer, "weight"), GradientColumn(layer, "bias") }),
    ];

    private static bool HasAccuracy(LossKind loss) => loss == LossKind.CrossEntropy;

    private static string GradientColumn(int layer, string part) =>
        Invariant($"gradient_norm.layers.{layer}.{part}");

    public static void WriteRow(CsvWriter csv, MetricsRow row, LossKind loss)
    {
        csv.Cell(row.Step);
        csv.Cell(row.LearningRate);
        csv.Cell(row.TrainLoss);
        csv.Cell(row.TestLoss);
        if (HasAccuracy(loss))
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
