namespace NtkWorkbench.Runs;

/// <summary>A quadratic in sentences and tables.</summary>
internal static class QuadraticReport
{
    /// <summary>Modes that are listed; of more, those with the largest and smallest σ.</summary>
    private const int ListedModes = 20;

    public static string Finding(QuadraticResults results)
    {
        RuleResult rule = results.Rules[0];
        string limit = $"stable below η = {Number(results.PredictedLimit)} (measured {Number(results.MeasuredLimit)})";
        string rates =
            $"η = {Number(rule.LearningRate)} with β = {Number(rule.Beta)} has rate {Rate(rule.PredictedContraction)} "
                + $"(measured {Rate(rule.MeasuredContraction)})";
        string steps = rule.PredictedSteps == rule.SimulatedSteps
            ? $"{Steps(rule.SimulatedSteps)} as predicted"
            : $"{Steps(rule.SimulatedSteps)}, predicted {Steps(rule.PredictedSteps)}";
        return $"{limit}; {rates}; an error of {Number(results.Accuracy)} of the first is reached after {steps}.";
    }

    public static void Write(MarkdownDocument document, QuadraticResults results, LeastSquaresProblem problem)
    {
        document.Heading(2, "The problem").Paragraph(
            $"‖Xw − y‖² has {Count(problem.Modes.Count, "mode")}, with σ from {Number(results.SigmaMax)} down "
                + $"to {Number(results.SigmaMin)}.",
            problem.NullDirections > 0
                ? $"{Count(problem.NullDirections, "direction")} of w change nothing and stay where they start." : "",
            problem.UnreachableLoss > 0
                ? $"At the minimum a loss of {Number(problem.UnreachableLoss)} is left, the part of y that no w reaches." : "");
        document.Heading(2, "Rules").Paragraph(
            $"With the job's β the iteration is stable below η = {Number(results.PredictedLimit)}; bisection of simulations "
                + $"found {Number(results.MeasuredLimit)}, {Percent(Math.Abs((results.MeasuredLimit / results.PredictedLimit) - 1))} away.",
            results.FastestFrom == results.FastestUntil
                ? $"It is fastest at η = {Number(results.FastestFrom)}, with rate {Rate(results.FastestContraction)}."
                : $"It is equally fast at every η from {Number(results.FastestFrom)} to {Number(results.FastestUntil)}, "
                + $"with rate √(1 − β) = {Rate(results.FastestContraction)}.",
            Comparison(results));
        document.Table(
            "rules",
            ["rule", "η", "β", "limit of η", "rate, predicted", "rate, measured", "ln ε/ln rate", "steps, predicted", "steps, simulated"],
            results.Rules.Select(Cells));
        document.Heading(2, "Modes under the job's rule").Table(
            "modes",
            ["σ", "regime", "eigenvalues", "rate, predicted", "rate, measured", "complex from η₋", "until η₊", "largest deviation"],
            Listed(results.Rules[0].Modes).Select(Cells));
        DiagnosisTable.Write(document, "The loss ‖Xw − y‖²", [.. results.Rules.Select(rule => (Title(rule), History(rule, problem)))]);
    }

    private static string Comparison(QuadraticResults results)
    {
        RuleResult plain = results.Rules[1], best = results.Rules[2];
        return plain.SimulatedSteps is int slow && best.SimulatedSteps is int fast
            ? $"To the same accuracy plain gradient descent at its fastest takes {Count(slow, "step")}, momentum at its "
            + $"fastest {Count(fast, "step")}."
            : "";
    }

    private static string Title(RuleResult rule) =>
        rule.Name switch { "job" => "the job's", "gradient_descent" => "gradient descent at its fastest", _ => "momentum at its fastest" };

    private static LossHistory History(RuleResult rule, LeastSquaresProblem problem) =>
        new() { Losses = problem.Losses(rule.Errors), LearningRate = rule.LearningRate };

    private static IReadOnlyList<string> Cells(RuleResult rule) =>
    [
        Title(rule), Number(rule.LearningRate), Number(rule.Beta), Number(rule.StabilityLimit),
            Rate(rule.PredictedContraction), Rate(rule.MeasuredContraction),
        Number(rule.StepsByContraction), Steps(rule.PredictedSteps), Steps(rule.SimulatedSteps),
    ];

    private static IReadOnlyList<string> Cells(ModeResult mode) =>
    [
        Number(mode.SingularValue), mode.Regime.ToString().ToLowerInvariant(), Eigenvalues(mode), Rate(mode.PredictedContraction),
            Rate(mode.MeasuredContraction),
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

    private static string Rate(double? rate) =>
        rate is double value ? value.ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture) : "–";

    private static string Steps(long? steps) => steps is long count ? Count(count, "step") : "more steps than were simulated";
}
