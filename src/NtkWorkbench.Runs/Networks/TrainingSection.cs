namespace NtkWorkbench.Runs;

/// <summary>How training went: a table of its milestones and what they say.</summary>
internal static class TrainingSection
{
    public static void Write(MarkdownDocument document, NetworkResults results)
    {
        document.Heading(2, "Training").Say(TrainingFindings.Of(new TrainingFacts
        {
            Status = results.Status,
            Divergence = results.Training.Divergence,
            Steps = results.Training.Steps,
            Rows = results.Rows,
            TrainsAllLayers = results.Plan.Job.Training.Layers == TrainableLayers.All,
        }));
        bool classes = results.Rows[0].TrainAccuracy is not null;
        document.Table(
            "training",
            ["step", "learning rate", "train loss", "test loss", .. classes ? ["train accuracy", "test accuracy"] : Array.Empty<string>(),
                "gradient norm"],
            Milestones(results.Rows).Select(row => Cells(row, classes)));
    }

    private static IReadOnlyList<string> Cells(MetricsRow row, bool classes) =>
    [
        Count(row.Step),
        Number(row.LearningRate),
        Number(row.TrainLoss),
        Number(row.TestLoss),
        .. classes ? [Number(row.TrainAccuracy), Number(row.TestAccuracy)] : Array.Empty<string>(),
        Number(row.GradientNorm),
    ];

    // The first row, the nearest to 1 %, 10 % and half of the steps, and the last.
    private static IEnumerable<MetricsRow> Milestones(IReadOnlyList<MetricsRow> rows) =>
        new[] { 0, 0.01, 0.1, 0.5, 1 }.Select(share => rows.MinBy(row => Math.Abs(row.Step - (share * rows[^1].Step)))!).Distinct();
}
