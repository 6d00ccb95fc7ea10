namespace NtkWorkbench.Runs;

/// <summary>Instance noise and ridge in sentences and a table.</summary>
internal static class InstanceNoiseReport
{
    private const int Listed = 20;

    public static void Write(ReportDocument document, NoisyLeastSquares problem, InstanceNoiseResults results, InstanceNoiseFacts facts)
    {
        document.Heading(2, "Learning rate").Say(InstanceNoiseFindings.Rates(facts));
        if (InstanceNoiseFindings.Shrinkage(facts).Any())
            document.Heading(2, "Shrinkage").Say(InstanceNoiseFindings.Shrinkage(facts));
        document.Heading(2, "Ridge as the most probable w").Say(InstanceNoiseFindings.Map(facts))
            .Heading(2, "Ridge, two ways").Say(InstanceNoiseFindings.Forms(facts));
        document.Heading(2, "The last w").Table(
            "last_w",
            ["entry", "mean over draws", "standard error", "E[w] predicted", "ridge, primal", "ridge, kernel", "spread of a draw"],
            Enumerable.Range(0, Math.Min(Listed, results.MeasuredMean.Length)).Select(i => Cells(results, i)));
        DiagnosisTable.Write(document, "The loss ‖Xw − y‖² + λ‖w‖², which the noise makes of ‖Xw − y‖² on average,", [
            ("mean of the draws", History(problem, results, results.Statistics.Mean)),
            ("the first draw", History(problem, results, results.Statistics.FirstDraw)),
        ]);
    }

    private static LossHistory History(NoisyLeastSquares problem, InstanceNoiseResults results, Matrix path) =>
        LossHistory.OfPath(problem.ExpectedLosses(path), results.LearningRate, isDeterministic: false);

    private static IReadOnlyList<string> Cells(InstanceNoiseResults results, int i) =>
    [
        $"w{i + 1}", Number(results.MeasuredMean[i]), Number(results.MeasuredDeviation[i] / Math.Sqrt(results.Draws)),
            Number(results.PredictedMean[i]),
        Number(results.RidgePrimal[i]), Number(results.RidgeKernel[i]), Number(results.MeasuredDeviation[i]),
    ];
}
