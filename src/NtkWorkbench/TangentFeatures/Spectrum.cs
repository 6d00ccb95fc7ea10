namespace NtkWorkbench;

/// <summary>The singular values σ_k of tangent features with n·o rows and p columns, k = 1 … min(n·o, p), and what is read from
/// them.</summary>
public sealed record Spectrum
{
    /// <summary>The method that made it; never <see cref="SpectrumMethod.Auto"/>.</summary>
    public required SpectrumMethod Method { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ … ≥ 0.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>The value below which the method resolves no singular value: σ₁·max(n·o, p)·ε, or σ₁·√(n·o·ε) by the kernel.</summary>
    public required double Floor { get; init; }

    /// <summary>Number of σ_k above the floor.</summary>
    public int NumericalRank => SingularValues.Count(value => value > Floor);

    /// <summary>exp(−Σ q ln q), q = σ²/Σσ², zero terms skipped; 0 where all are zero.</summary>
    public double EffectiveRank => NtkWorkbench.EffectiveRank.Of(SingularValues);

    /// <summary>σ₁/σ_k, the smallest σ included; infinite where that is zero.</summary>
    public double ConditionNumber => SingularValues[^1] == 0 ? double.PositiveInfinity : SingularValues[0] / SingularValues[^1];

    /// <summary>σ₁²/Σσ², the share of the squares that the first mode holds; 0 where all are zero.</summary>
    public double LeadingShare =>
        SingularValues[0] == 0 ? 0 : 1 / SingularValues.Sum(value => value / SingularValues[0] * (value / SingularValues[0]));
}
