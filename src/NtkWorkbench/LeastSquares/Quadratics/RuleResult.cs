namespace NtkWorkbench;

/// <summary>One rule (η, β) on the quadratic, predicted and measured.</summary>
public sealed record RuleResult
{
    /// <summary>"job", "gradient_descent" or "momentum_optimum".</summary>
    public required string Name { get; init; }

    /// <summary>η.</summary>
    public required double LearningRate { get; init; }

    /// <summary>β.</summary>
    public required double Beta { get; init; }

    /// <summary>The largest stable η for this β: (2 − β)/(βσ_max²).</summary>
    public required double StabilityLimit { get; init; }

    /// <summary>The slowest mode's contraction, from the eigenvalues.</summary>
    public required double PredictedContraction { get; init; }

    /// <summary>The same, fitted to its simulated error.</summary>
    public required double? MeasuredContraction { get; init; }

    /// <summary>ln ε/ln ρ, ρ the contraction; infinite (null) where it is not below 1.</summary>
    public required double StepsByContraction { get; init; }

    /// <summary>From which step on ‖w − w*‖ ≤ ε‖w_0 − w*‖, by the closed form; null where it is not within the steps.</summary>
    public required long? PredictedSteps { get; init; }

    /// <summary>The same, counted in the simulation.</summary>
    public required int? SimulatedSteps { get; init; }

    /// <summary>The modes, in the order of the problem.</summary>
    public required IReadOnlyList<ModeResult> Modes { get; init; }

    /// <summary>Simulated errors of the modes, (T + 1, k).</summary>
    [Series]
    public required Matrix Errors { get; init; }

    /// <summary>Predicted errors of the modes, (T + 1, k).</summary>
    [Series]
    public required Matrix Predicted { get; init; }

    internal UpdateRule Rule => new(LearningRate, Beta);
}
