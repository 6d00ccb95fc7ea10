namespace NtkWorkbench.Runs;

/// <summary>Instance noise and ridge in sentences and a table.</summary>
internal static class InstanceNoiseReport
{
    private const int Listed = 20;

    public static string Finding(InstanceNoiseResults results)
    {
        double distance = Distance(results.MeasuredMean, results.RidgePrimal), spread = Norm(results.MeasuredDeviation);
        return $"Noise on the inputs acts as ridge λ = mσ² = {Number(results.Ridge)}: over {Count(results.Draws, "draw")} "
            + $"the mean of the last w is {Number(distance)} from the ridge solution, "
            + $"each draw spreads by {Number(spread)}, and the mean followed its recurrence "
            + $"within {Number(results.LargestDiscrepancy)} standard errors at every step.";
    }

    public static void Write(MarkdownDocument document, NoisyLeastSquares problem, InstanceNoiseResults results)
    {
        document.Heading(2, "Learning rate").Paragraph(
            $"The mean converges for η below 1/(σ₁² + mσ²) = {Number(results.MeanLimit)}; the job's η "
                + $"= {Number(results.LearningRate)} is {Number(results.LearningRate / results.MeanLimit)} of that.",
            results.SpreadLimit is double limit ? $"The spread stays bounded only for η below {Number(limit)}"
                + $"{(problem.Design is { Rows: 1, Columns: 1 } ? ", E x̌²/E x̌⁴" : "")}, the limit that a single run obeys." : "",
            results.PredictedDeviation is [double deviation]
                ? $"The last step's standard deviation was predicted as {Number(deviation)} and measured "
                + $"as {Number(results.MeasuredDeviation[0])}." : "");
        document.Heading(2, "Ridge, two ways").Paragraph(
            $"The primal form solves {Count(problem.Design.Columns, "equation")} (about {Number(results.PrimalCost)} "
                + $"multiplications), the kernel form {Count(problem.Design.Rows, "equation")} "
                + $"(about {Number(results.KernelCost)}); relative to each other they differ by {Number(results.FormsDifference)}.",
            results.PrimalCost == results.KernelCost ? ""
                : $"The {(results.PrimalCost < results.KernelCost ? "primal" : "kernel")} form is the cheaper here.");
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
        new() { Losses = problem.ExpectedLosses(path), LearningRate = results.LearningRate };

    private static IReadOnlyList<string> Cells(InstanceNoiseResults results, int i) =>
    [
        $"w{i + 1}", Number(results.MeasuredMean[i]), Number(results.MeasuredDeviation[i] / Math.Sqrt(results.Draws)),
            Number(results.PredictedMean[i]),
        Number(results.RidgePrimal[i]), Number(results.RidgeKernel[i]), Number(results.MeasuredDeviation[i]),
    ];

    private static double Distance(double[] left, double[] right) => System.Numerics.Tensors.TensorPrimitives.Distance<double>(left, right);

    private static double Norm(double[] values) => System.Numerics.Tensors.TensorPrimitives.Norm<double>(values);
}
