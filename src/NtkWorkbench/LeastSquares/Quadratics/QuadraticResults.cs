namespace NtkWorkbench;

/// <summary>What a quadratic job found.</summary>
public sealed record QuadraticResults
{
    /// <summary>ε.</summary>
    public required double Accuracy { get; init; }

    /// <summary>σ_max.</summary>
    public required double SigmaMax { get; init; }

    /// <summary>σ_min.</summary>
    public required double SigmaMin { get; init; }

    /// <summary>The largest stable η for the job's β, predicted.</summary>
    public required double PredictedLimit { get; init; }

    /// <summary>The same, found by bisection of simulations.</summary>
    public required double MeasuredLimit { get; init; }

    /// <summary>The smallest of the fastest η for the job's β.</summary>
    public required double FastestFrom { get; init; }

    /// <summary>The largest of them; the same where there is one.</summary>
    public required double FastestUntil { get; init; }

    /// <summary>The contraction of the slowest mode there.</summary>
    public required double FastestContraction { get; init; }

    /// <summary>The job's rule, gradient descent at its fastest, momentum at its fastest.</summary>
    public required IReadOnlyList<RuleResult> Rules { get; init; }
}
