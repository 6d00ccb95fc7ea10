namespace NtkWorkbench.Runs;

/// <summary>A quadratic in sentences and tables.</summary>
internal static class QuadraticReport
{
    /// <summary>Modes that are listed; of more, those with the largest and smallest σ.</summary>
    private const int ListedModes = 20;

    public static void Write(ReportDocument document, QuadraticResults results, LeastSquaresProblem problem)
    {
        var facts = QuadraticFacts.Of(results, problem);
        document.Heading(2, "The problem").Say(QuadraticFindings.Problem(facts))
            .Heading(2, "Which σ limits η").Say(QuadraticFindings.Cause(facts))
            .Heading(2, "Rules").Say(QuadraticFindings.Rules(facts));
        document.Table(
            "rules",
            ["rule", "η", "β", "limit of η", "rate, predicted", "rate, measured", "ln ε/ln rate", "steps, predicted", "steps, simulated"],
            results.Rules.Select(Cells));
        document.Heading(2, "Modes under the job's rule")
            .Say("Velocity and error of a mode move by R = [[1 − β, 2βσ²], [−η(1 − β), 1 − 2ηβσ²]].", QuadraticFindings.Eigenvalues(facts))
            .Table(
            "modes",
            ["σ", "regime", "eigenvalues", "rate, predicted", "rate, measured", "complex from η₋", "until η₊", "largest deviation"],
            Listed(results.Rules[0].Modes).Select(Cells));
        DiagnosisTable.Write(document, "The loss ‖Xw − y‖²", [.. results.Rules.Select(rule => (Title(rule), History(rule, problem)))]);
    }

    private static string Title(RuleResult rule) =>
        rule.Name switch { "job" => "the job's", "gradient_descent" => "gradient descent at its fastest", _ => "momentum at its fastest" };

    private static LossHistory History(RuleResult rule, LeastSquaresProblem problem) =>
        LossHistory.OfPath(problem.Losses(rule.Errors), rule.LearningRate, isDeterministic: true);

    private static IReadOnlyList<string> Cells(RuleResult rule) =>
    [
        Title(rule), Number(rule.LearningRate), Number(rule.Beta), Number(rule.StabilityLimit),
            QuadraticFindings.Rate(rule.PredictedContraction), QuadraticFindings.Rate(rule.MeasuredContraction),
        Number(rule.StepsByContraction), Steps(rule.PredictedSteps), Steps(rule.SimulatedSteps),
    ];

    private static IReadOnlyList<string> Cells(ModeResult mode) =>
    [
        Number(mode.SingularValue), mode.Regime.ToString().ToLowerInvariant(), Eigenvalues(mode),
            QuadraticFindings.Rate(mode.PredictedContraction),
            QuadraticFindings.Rate(mode.MeasuredContraction),
        Number(mode.ComplexFrom), Number(mode.ComplexUntil), Number(mode.LargestDeviation),
    ];

    private static string Eigenvalues(ModeResult mode) => mode.Regime == ModeRegime.Complex
        ? $"{Number(mode.Eigenvalues[0][0])} ± {Number(mode.Eigenvalues[0][1])}i"
        : $"{Number(mode.Eigenvalues[0][0])}, {Number(mode.Eigenvalues[1][0])}";

    private static ModeResult[] Listed(IReadOnlyList<ModeResult> modes)
    {
        ModeResult[] sorted = [.. modes.OrderByDescending(mode => mode.SingularValue)];
        return sorted.Length <= ListedModes ? sorted : [.. sorted[..(ListedModes / 2)], .. sorted[^(ListedModes / 2)..]];
    }

    private static string Steps(long? steps) => steps is long count ? Count(count) : "–";
}
