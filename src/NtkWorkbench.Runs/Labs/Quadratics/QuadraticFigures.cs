namespace NtkWorkbench.Runs;

/// <summary>The figures of a quadratic, in the order of its report.</summary>
internal static class QuadraticFigures
{
    /// <summary>Learning rates at which the rate is measured for the picture.</summary>
    private const int MeasuredContractions = 23;

    private const int MeasuredSteps = 400;

    public static IReadOnlyList<RunFigure> Create(QuadraticModel modes, QuadraticResults results, CancellationToken cancellation)
    {
        UpdateRule rule = results.Rules[0].Rule;
        double[] rates =
            [.. Enumerable.Range(1, MeasuredContractions).Select(i => 1.1 * results.PredictedLimit * i / MeasuredContractions)];
        return
        [
            new RunFigure(
                ModeErrorsFigure.Build([.. results.Rules.Select(result => Errors(result, modes))]),
                "Errors of the modes",
                "Each mode's error |v_iᵀ(w − w*)| over its first, simulated (circles) and predicted (lines), dark for the largest "
                    + "σ and light for the smallest; the dashed line is where the whole error stays within the accuracy."),
            new RunFigure(
                QuadraticRateFigure.Build(modes, rule.Beta, rates,
                    [.. rates.Select(rate => MeasuredContraction(modes, new UpdateRule(rate, rule.Beta), cancellation))]),
                "Rate against learning rate",
                "The factor by which errors shrink a step; the slowest mode decides. Above 1 they grow."),
            new RunFigure(
                EigenvalueFigure.Build(modes, rule),
                "Eigenvalues",
                "The eigenvalues of R as η moves from 0 to beyond its limit: real, then a pair on the circle of radius √(1 − β), "
                    + "then real again, until one leaves the unit circle."),
            new RunFigure(
                RateMapFigure.Build(modes, rule),
                "Rate over learning rate and β",
                $"The rate of the slowest mode; blank where it grows. Momentum at its fastest, β "
                    + $"= {Number(results.Rules[2].Beta)}, has rate {Number(results.Rules[2].PredictedContraction)}; plain "
                    + $"gradient descent (β = 1) at its fastest {Number(results.Rules[1].PredictedContraction)}."),
        ];
    }

    private static ModeErrors Errors(RuleResult result, QuadraticModel modes) => new()
    {
        Name = result.Name,
        Title = result.Name switch
        {
            "job" => $"η = {Number(result.LearningRate)}, β = {Number(result.Beta)}",
            "gradient_descent" => $"descent at η* = {Number(result.LearningRate)}",
            _ => $"momentum at β* = {Number(result.Beta)}",
        },
        SingularValues = modes.SingularValues,
        Measured = result.Errors,
        Predicted = result.Predicted,
        Settled = result.SimulatedSteps,
    };

    private static double MeasuredContraction(QuadraticModel modes, UpdateRule rule, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        double[] start = [.. modes.Minimizer.Select(value => value + 1)];
        Matrix errors = QuadraticSimulation.Errors(modes, QuadraticSimulation.Run(modes, start, rule, MeasuredSteps));
        return Enumerable.Range(0, modes.Count).Max(k => MeasuredModes.Fit(errors.Column(k), modes.Minimizer[k])?.Contraction ?? 0);
    }
}
