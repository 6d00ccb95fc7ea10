namespace NtkWorkbench.Runs;

/// <summary>What the findings of a quadratic rest on.</summary>
internal sealed record QuadraticFacts
{
    // What subtraction leaves of ‖y‖² where all of y is reached.
    private const double Rounding = 1e-12;

    public required int Modes { get; init; }
    public required double SigmaMax { get; init; }
    public required double SigmaMin { get; init; }
    public int NullDirections { get; init; }
    public double UnreachableLoss { get; init; }

    /// <summary>ε, as a fraction of the first error.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The limit of η at the job's β: predicted, and by bisection of simulations.</summary>
    public required (double Predicted, double Measured) Limit { get; init; }

    public required LearningRateInterval Fastest { get; init; }

    /// <summary>T, the steps that were simulated.</summary>
    public required int Steps { get; init; }

    public required RuleFacts Job { get; init; }

    /// <summary>Gradient descent and momentum, each at its fastest.</summary>
    public required RuleFacts Descent { get; init; }

    public required RuleFacts Momentum { get; init; }

    public static QuadraticFacts Of(QuadraticResults results, LeastSquaresProblem problem) => new()
    {
        Modes = problem.Modes.Count,
        SigmaMax = results.SigmaMax,
        SigmaMin = results.SigmaMin,
        NullDirections = problem.NullDirections,
        UnreachableLoss = problem.UnreachableLoss > Rounding * problem.Targets.Sum(y => y * y) ? problem.UnreachableLoss : 0,
        Accuracy = results.Accuracy,
        Limit = (results.PredictedLimit, results.MeasuredLimit),
        Fastest = new(results.FastestFrom, results.FastestUntil, results.FastestContraction),
        Steps = results.Rules[0].Errors.Rows - 1,
        Job = RuleFacts.Of(results.Rules[0]),
        Descent = RuleFacts.Of(results.Rules[1]),
        Momentum = RuleFacts.Of(results.Rules[2]),
    };
}

/// <summary>A rule (η, β): its contraction ρ and the steps to the accuracy, each predicted and measured; null where there are
/// none.</summary>
internal sealed record RuleFacts(double Rate, double Beta, double Contraction, double? Measured, long? PredictedSteps, long? Steps)
{
    public static RuleFacts Of(RuleResult rule) => new(rule.LearningRate, rule.Beta, rule.PredictedContraction, rule.MeasuredContraction,
        rule.PredictedSteps, rule.SimulatedSteps);
}
