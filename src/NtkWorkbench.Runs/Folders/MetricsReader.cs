namespace NtkWorkbench.Runs;

/// <summary>Reads rows of metrics.csv back.</summary>
internal static class MetricsReader
{
    /// <summary>What metrics.csv is read with, and the journal of a run in progress.</summary>
    public static CsvReadOptions Options { get; } = CsvReadOptions.OwnFile with { IsGrowing = true };

    /// <summary>Gives the rows of a training, one by one.</summary>
    /// <exception cref="JobException">The file is no metrics.csv with these columns.</exception>
    public static void Read(string path, MetricsColumns columns, Action<MetricsRow> take) =>
        CsvReader.Read(path, Options, cells =>
        {
            if (cells.Length != columns.Common + (2 * columns.Layers))
                throw FileInputErrors.Single(path, $"must have {columns.Common + (2 * columns.Layers)} columns, got {cells.Length}");
            take(RowOf(cells, columns));
        });

    private static MetricsRow RowOf(ReadOnlySpan<double> cells, MetricsColumns columns)
    {
        int first = columns.StepsPerEpoch is null ? 1 : 2, at = first + 3, norms = columns.Common - 2;
        double? validation = columns.IsValidated ? cells[at++] : null;
        return new MetricsRow
        {
            Step = (int)cells[0],
            LearningRate = cells[first],
            TrainLoss = cells[first + 1],
            TestLoss = columns.IsTested ? cells[first + 2] : null,
            ValidationLoss = validation,
            TrainAccuracy = columns.HasClasses ? cells[at] : null,
            TestAccuracy = columns is { HasClasses: true, IsTested: true } ? cells[at + 1] : null,
            ValidationAccuracy = columns is { HasClasses: true, IsValidated: true } ? cells[at + 2] : null,
            GradientNorm = cells[norms],
            TrainedGradientNorm = cells[norms + 1],
            Layers = LayersOf(cells[columns.Common..], columns.Layers),
        };
    }

    private static LayerGradientNorm[] LayersOf(ReadOnlySpan<double> norms, int layers)
    {
        var found = new LayerGradientNorm[layers];
        for (int layer = 0; layer < layers; layer++)
            found[layer] = new(norms[2 * layer], norms[(2 * layer) + 1]);
        return found;
    }
}
