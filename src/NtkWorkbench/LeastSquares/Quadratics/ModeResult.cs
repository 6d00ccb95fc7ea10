namespace NtkWorkbench;

/// <summary>One mode under one rule, predicted and measured.</summary>
public sealed record ModeResult
{
    /// <summary>σ.</summary>
    public required double SingularValue { get; init; }

    /// <summary>Real, repeated or complex.</summary>
    public required ModeRegime Regime { get; init; }

    /// <summary>Real and imaginary part of the two eigenvalues of R, the larger first.</summary>
    public required IReadOnlyList<double[]> Eigenvalues { get; init; }

    /// <summary>The larger modulus of the two.</summary>
    public required double PredictedContraction { get; init; }

    /// <summary>The same, fitted to the simulated error; null where it is zero from the start.</summary>
    public double? MeasuredContraction { get; init; }

    /// <summary>η₋ = (1 − √(1 − β))²/(2βσ²), from which the eigenvalues are complex.</summary>
    public required double ComplexFrom { get; init; }

    /// <summary>η₊ = (1 + √(1 − β))²/(2βσ²), until which they are.</summary>
    public required double ComplexUntil { get; init; }

    /// <summary>max_t |simulated − predicted error| over the largest error.</summary>
    public required double LargestDeviation { get; init; }
}
