namespace NtkWorkbench.Runs;

/// <summary>Writes metrics.csv.</summary>
internal static class MetricsWriter
{
    public static void WriteHeader(CsvWriter csv, MetricsColumns columns) => csv.Header(
    [
        "step",
        .. Some(columns.StepsPerEpoch is not null, "epoch"),
        "learning_rate", "train_loss", "test_loss",
        .. Some(columns.IsValidated, "validation_loss"),
        .. Some(columns.HasClasses, "train_accuracy", "test_accuracy"),
        .. Some(columns is { HasClasses: true, IsValidated: true }, "validation_accuracy"),
        "gradient_norm", "gradient_norm.trained",
        .. GradientColumns(columns.Layers),
    ]);

    public static IEnumerable<string> GradientColumns(int layers) => Enumerable.Range(0, layers)
        .SelectMany(layer => new[] { GradientColumn(layer, "weight"), GradientColumn(layer, "bias") });

    private static string GradientColumn(int layer, string part) =>
        Invariant($"gradient_norm.layers.{layer}.{part}");

    private static string[] Some(bool there, params string[] columns) => there ? columns : [];

    public static void WriteRow(CsvWriter csv, MetricsRow row, MetricsColumns columns)
    {
        csv.Cell(row.Step);
        if (columns.StepsPerEpoch is int each)
            csv.Cell((double)row.Step / each);
        csv.Cell(row.LearningRate);
        csv.Cell(row.TrainLoss);
        csv.Cell(row.TestLoss);
        if (columns.IsValidated)
            csv.Cell(row.ValidationLoss);
        if (columns.HasClasses)
        {
            csv.Cell(row.TrainAccuracy);
            csv.Cell(row.TestAccuracy);
            if (columns.IsValidated)
                csv.Cell(row.ValidationAccuracy);
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
