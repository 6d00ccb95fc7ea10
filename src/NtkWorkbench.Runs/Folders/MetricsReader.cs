namespace NtkWorkbench.Runs;

/// <summary>Reads rows of metrics.csv back.</summary>
internal static class MetricsReader
{
    // step, learning_rate, train_loss, test_loss; gradient_norm, gradient_norm.trained
    private const int Common = 6;

    /// <summary>What metrics.csv is read with, and the journal of a run in progress.</summary>
    public static CsvReadOptions Options { get; } = CsvReadOptions.OwnFile with { IsGrowing = true };

    /// <summary>Gives the rows of a training, one by one. <c>layers</c>: of its network. <c>isTested</c>: whether it had test
    /// data.</summary>
    /// <exception cref="JobException">The file is no metrics.csv of a network with so many layers.</exception>
    public static void Read(string path, int layers, bool isTested, Action<MetricsRow> take)
    {
        CsvReader.Read(path, Options, row =>
        {
            int accuracies = row.Length - Common - (2 * layers);
            if (accuracies is not (0 or 2))
                throw FileInputErrors.Single(path, $"must have {Common + (2 * layers)} columns, got {row.Length}");
            int norms = 4 + accuracies;
            take(new MetricsRow
            {
                Step = (int)row[0],
                LearningRate = row[1],
                TrainLoss = row[2],
                TestLoss = isTested ? row[3] : null,
                TrainAccuracy = accuracies > 0 ? row[4] : null,
                TestAccuracy = accuracies > 0 && isTested ? row[5] : null,
                GradientNorm = row[norms],
                TrainedGradientNorm = row[norms + 1],
                Layers = [.. Enumerable.Range(0, layers).Select(
                    layer => new LayerGradientNorm(row[norms + 2 + (2 * layer)], row[norms + 3 + (2 * layer)]))],
            });
        });
    }
}
