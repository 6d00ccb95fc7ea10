namespace NtkWorkbench;

/// <summary>The singular values σ_k of tangent features with n·o rows and p columns, k = 1 … min(n·o, p), and what is read from
/// them.</summary>
public sealed record Spectrum
{
    /// <summary>The method that made it; never <see cref="SpectrumMethod.Auto"/>.</summary>
    public required SpectrumMethod Method { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ … ≥ 0; the first of them alone where there are <see cref="Leading"/> ones.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>How the leading values were found where no others are known; null where all are.</summary>
    public LeadingModes? Leading { get; init; }

    /// <summary>The value below which the method resolves no singular value: σ₁·max(n·o, p)·ε + δ, or √(σ₁²·n·o·ε + δ²) by the kernel, with
    /// δ = <see cref="Rounding"/>.</summary>
    public required double Floor { get; init; }

    /// <summary>δ, by how much rounding moves J itself; measured by <see cref="FeatureRounding"/>.</summary>
    public double Rounding { get; init; }

    /// <summary>Number of σ_k above the floor, of those that are known.</summary>
    public int NumericalRank => SingularValues.Count(value => value > Floor);

    /// <summary>exp(−Σ q ln q), q = σ²/Σσ², zero terms skipped; 0 where all are zero, NaN where only the leading ones are
    /// known.</summary>
    public double EffectiveRank => Leading is null ? NtkWorkbench.EffectiveRank.Of(SingularValues) : double.NaN;

    /// <summary>σ₁/σ_k of the smallest σ_k; null where that is not above the floor, or not known.</summary>
    public double? ConditionNumber => Leading is null && SingularValues[^1] > Floor ? SingularValues[0] / SingularValues[^1] : null;

    /// <summary>σ₁/floor, which the condition number is above where the smallest σ_k is not above the floor; null where it is, or all are
    /// zero.</summary>
    public double? ConditionNumberAbove =>
        Leading is not null || SingularValues[^1] > Floor || Floor == 0 ? null : SingularValues[0] / Floor;

    /// <summary>σ₁²/Σσ², the share of the squares that the first mode holds; 0 where all are zero.</summary>
    public double LeadingShare => SingularValues[0] == 0 ? 0
        : Leading is LeadingModes leading ? SingularValues[0] * SingularValues[0] / leading.SquaredNorm
        : 1 / SingularValues.Sum(value => value / SingularValues[0] * (value / SingularValues[0]));
}
