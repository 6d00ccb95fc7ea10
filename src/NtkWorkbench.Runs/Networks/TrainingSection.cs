namespace NtkWorkbench.Runs;

/// <summary>How training went: a table of its milestones and what they say.</summary>
internal static class TrainingSection
{
    public static void Write(ReportDocument document, NetworkResults results)
    {
        document.Heading(2, "Training").Say(TrainingFindings.Of(new TrainingFacts
        {
            Status = results.Status,
            Divergence = results.Training.Divergence,
            Steps = results.Training.Steps,
            Rows = results.Rows,
            BestValidation = results.BestValidation,
            StoppedEarly = results.Training is { StoppedEarly: true, Best: Checkpoint best, BestValue: double value }
                ? (JobContract.NameOf(results.Plan.Job.Training.EarlyStopping!.Monitor).Replace('_', ' '), value, best.Step) : null,
            TrainsAllLayers = results.Plan.Job.Training.Layers == TrainableLayers.All,
        }));
        (string Title, Func<MetricsRow, string> Cell)[] columns = [.. Columns(results)];
        document.Table(
            "training",
            [.. columns.Select(column => column.Title)],
            Milestones(results.Rows).Select(row => (IReadOnlyList<string>)[.. columns.Select(column => column.Cell(row))]));
    }

    private static IEnumerable<(string, Func<MetricsRow, string>)> Columns(NetworkResults results)
    {
        bool classes = results.Rows[0].TrainAccuracy is not null, validated = results.Rows[0].ValidationLoss is not null;
        yield return ("step", row => Count(row.Step));
        if (results.Plan.Job.Training.StepsPerEpoch is int each)
            yield return ("epoch", row => Number((double)row.Step / each));
        yield return ("learning rate", row => Number(row.LearningRate));
        yield return ("train loss", row => Number(row.TrainLoss));
        yield return ("test loss", row => Number(row.TestLoss));
        if (validated)
            yield return ("validation loss", row => Number(row.ValidationLoss));
        if (classes)
        {
            yield return ("train accuracy", row => Number(row.TrainAccuracy));
            yield return ("test accuracy", row => Number(row.TestAccuracy));
        }
        if (classes && validated)
            yield return ("validation accuracy", row => Number(row.ValidationAccuracy));
        yield return ("gradient norm", row => Number(row.GradientNorm));
    }

    // The first row, the nearest to 1 %, 10 % and half of the steps, and the last.
    private static IEnumerable<MetricsRow> Milestones(IReadOnlyList<MetricsRow> rows) =>
        new[] { 0, 0.01, 0.1, 0.5, 1 }.Select(share => rows.MinBy(row => Math.Abs(row.Step - (share * rows[^1].Step)))!).Distinct();
}
