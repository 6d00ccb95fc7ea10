namespace NtkWorkbench.Runs;

/// <summary>Ridge regression on the tangent features beside the trained network.</summary>
internal static class TangentRidgeSection
{
    public static void Write(ReportDocument document, NetworkResults results)
    {
        CheckpointAnalysis[] fitted = [.. results.Analyses.Where(analysis => analysis.Ridge is not null)];
        if (fitted.Length == 0)
            return;
        document.Heading(2, "Ridge regression on the tangent features").Say(Definition(fitted[0].Ridge!.Ridge));
        document.Table(
            "tangent_ridge",
            ["features at", "training error", "test error"],
            [
                .. fitted.Select(
                    analysis => new[] { Wording.Checkpoint(analysis.Checkpoint.Name), Number(analysis.Ridge!.TrainLoss),
                        Number(analysis.Ridge.TestLoss) }),
                ["the trained network itself", Number(results.Rows[^1].TrainLoss), Number(results.Rows[^1].TestLoss)],
            ]);
    }

    internal static Finding Definition(double ridge) => Finding.Of("ridge.definition", "the job asks for ridge regression",
        $"With ridge λ = {Number(ridge)} the linear model of the tangent features, f₀(x) + Θ(x, X)(Θ + λI)⁻¹(y − f₀(X)), is solved at "
            + $"once; its predictions on the grid are in `predictions/`.", ("ridge", ridge));
}
