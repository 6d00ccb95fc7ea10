namespace NtkWorkbench.Runs;

/// <summary>What the diagonal P, by which the optimizer divides its step, makes of a checkpoint.</summary>
internal sealed record PreconditionedAnalysis
{
    /// <summary>Σ of J P^(−½); null where <see cref="FeatureDecompositions.TakesScaled"/> says no.</summary>
    public required Spectrum? Spectrum { get; init; }

    /// <summary>λ₁(P⁻¹H) of the training loss; null where it was not found.</summary>
    public required double? Sharpness { get; init; }

    /// <summary>Where <see cref="Sharpness"/> ceases to be stable at the rate of this step; infinite for a rate of 0, NaN before there
    /// is such an edge.</summary>
    public required double Edge { get; init; }
}
