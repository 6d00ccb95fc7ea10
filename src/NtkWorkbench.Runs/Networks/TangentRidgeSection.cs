namespace NtkWorkbench.Runs;

/// <summary>Ridge regression on the tangent features beside the trained network.</summary>
internal static class TangentRidgeSection
{
    public static void Write(ReportDocument document, NetworkResults results)
    {
        CheckpointAnalysis[] fitted = [.. results.Analyses.Where(analysis => analysis.Ridge is not null)];
        if (fitted.Length == 0)
            return;
        document.Heading(2, "Ridge regression on the tangent features").Say([Definition(fitted[0].Ridge!.Ridge),
            .. Iteration([.. from analysis in fitted
                             where analysis.Ridge!.Residual is not null
                             select (analysis.Ridge!.Residual!.Value, analysis.Ridge.Products!.Value)])]);
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

    internal static IEnumerable<Finding> Iteration(IReadOnlyList<(double Residual, int Products)> solved)
    {
        if (solved.Count == 0)
            yield break;
        var told = new Telling();
        yield return told.Finding("ridge.iteration", "the job asks for ridge regression, and features.method is lanczos",
            "Its equations are solved by conjugate gradients, by at most "
                + $"{told.Count("products", solved.Max(one => one.Products), "product")} with Θ, to a residual of at most "
                + $"{told.Number("residual", solved.Max(one => one.Residual))} of the right-hand side.");
    }

    internal static Finding Definition(double ridge) => Finding.Of("ridge.definition", "the job asks for ridge regression",
        $"With ridge λ = {Number(ridge)} the linear model of the tangent features, f₀(x) + Θ(x, X)(Θ + λI)⁻¹(y − f₀(X)), is solved at "
            + $"once; its predictions on the grid are in `predictions/`.", ("ridge", ridge));
}
