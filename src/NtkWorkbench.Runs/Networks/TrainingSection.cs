namespace NtkWorkbench.Runs;

/// <summary>How training went: a table of its milestones and what they say.</summary>
internal static class TrainingSection
{
    // A test loss this much above its lowest value is worth a sentence.
    private const double OverfittingFactor = 1.1;

    public static void Write(MarkdownDocument document, NetworkResults results)
    {
        document.Heading(2, "Training").Paragraph(Sentences(results));
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

    private static IEnumerable<string> Sentences(NetworkResults results)
    {
        MetricsRow first = results.Rows[0], last = results.Rows[^1];
        if (results.Training.Reason == StopReason.Diverged)
            yield return $"Training diverged: {results.Training.Divergence}. The parameters before that step were kept as `final`.";
        if (results.Status == RunStatus.Diverging)
            yield return $"Training is diverging: {results.Message}. Everything is finite yet.";
        if (results.Cancelled)
            yield return $"The run was cancelled after {Count(results.Training.Steps, "step")}; what had been computed was kept.";
        if (last.Step == 0)
        {
            yield return $"No step was taken; the training loss is {Number(first.TrainLoss)}.";
            yield break;
        }
        yield return $"The training loss {Change(first.TrainLoss, last.TrainLoss)}, from {Number(first.TrainLoss)} "
            + $"to {Number(last.TrainLoss)}.";
        if (last.TestLoss is double test)
            yield return TestSentence(results.Rows, test);
        if (last.TrainAccuracy is double accuracy)
            yield return $"At the end {Percent(accuracy)} of the training "
                + $"samples{(last.TestAccuracy is double shown ? $" and {Percent(shown)} of the test samples" : "")} are "
                + $"classified rightly.";
        int largest = Enumerable.Range(0, first.Layers.Count).MaxBy(layer => first.Layers[layer].Weight);
        yield return $"Before training the weights' gradient is largest in `layers.{largest}` "
            + $"({Number(first.Layers[largest].Weight)}) and smallest {Number(first.Layers.Min(layer => layer.Weight))}; "
            + $"the whole gradient {Change(first.GradientNorm, last.GradientNorm)}"
            + (results.Plan.Job.Training.Layers == TrainableLayers.All ? "."
            : $", that of the trained layers {Change(first.TrainedGradientNorm, last.TrainedGradientNorm)}.");
    }

    private static string TestSentence(IReadOnlyList<MetricsRow> rows, double last)
    {
        string end = $"The test loss ended at {Number(last)}";
        if (rows.Where(row => row.TestLoss is double loss && double.IsFinite(loss)).MinBy(row => row.TestLoss) is not MetricsRow best)
            return $"{end}.";
        return last > OverfittingFactor * best.TestLoss
            ? $"{end}, above its lowest value {Number(best.TestLoss)} at step {Count(best.Step)}: the last steps fitted "
            + $"the training samples at the test samples' cost."
            : $"{end}; its lowest value was {Number(best.TestLoss)} at step {Count(best.Step)}.";
    }
}
