namespace NtkWorkbench.Runs;

/// <summary>The tangent features of a checkpoint, as far as sentences speak of them.</summary>
internal sealed record CheckpointFacts
{
    /// <summary>"init", "step-500".</summary>
    public required string Name { get; init; }

    public required int Step { get; init; }

    /// <summary>n·o; n of a summed kernel.</summary>
    public required int Rows { get; init; }

    /// <summary>σ_1 …; the first of them alone where there are <see cref="Leading"/> ones.</summary>
    public required IReadOnlyList<double> SingularValues { get; init; }

    public required int NumericalRank { get; init; }

    public required double EffectiveRank { get; init; }

    /// <summary>Null where all singular values are known.</summary>
    public LeadingSummary? Leading { get; init; }

    /// <summary>Null of Θ itself, and where it was not compared.</summary>
    public SummedSummary? Summed { get; init; }

    public required double LeadingShare { get; init; }

    public required double Floor { get; init; }

    public required string Method { get; init; }

    /// <summary>The floor of the values of φ_1 … φ_k.</summary>
    public required IReadOnlyList<double> PrincipalFloors { get; init; }

    /// <summary>Of φ_1 … φ_k: the number of the layer whose parameters hold most of σ_k², and that share; empty with one layer.</summary>
    public IReadOnlyList<(int Layer, double Share)> LargestShares { get; init; } = [];

    public double? KernelDistance { get; init; }

    public double? KernelDistanceCentered { get; init; }

    public double? KernelChange { get; init; }

    public IReadOnlyList<double>? ModeChanges { get; init; }

    public required double StableRate { get; init; }

    public double? StableRateEverywhere { get; init; }

    public double? StableRateMeanSquare { get; init; }

    /// <summary>σ₁ of J P^(−½).</summary>
    public double? PreconditionedSigma { get; init; }

    public double? PreconditionedRank { get; init; }

    /// <summary>λ₁(P⁻¹H).</summary>
    public double? Sharpness { get; init; }

    public double? Edge { get; init; }

    /// <summary>Null where the rates under noise are exact, or there is none.</summary>
    public int? NoiseDraws { get; init; }
}
