namespace NtkWorkbench;

/// <summary>The feature spectrum J = U Σ Vᵀ of tangent features with n·o rows and p columns; k = min(n·o, p).</summary>
public sealed record FeatureSpectrum
{
    /// <summary>The method that made it; never <see cref="SpectrumMethod.Auto"/>.</summary>
    public required SpectrumMethod Method { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ … ≥ 0; k entries.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>U, shape (n·o, k), signs by <see cref="SignConvention"/>.</summary>
    public required Matrix LeftVectors { get; init; }

    /// <summary>
    /// Rows v_kᵀ of the leading principal directions, shape (the principal features asked for, p); null where J was not
    /// formed, and φ_k(x) = Θ(x, X) u_k/σ_k is used instead of J(x) v_k.
    /// </summary>
    public Matrix? PrincipalDirections { get; init; }

    /// <summary>The value below which the method resolves no singular value: σ₁·max(n·o, p)·ε, or σ₁·√(n·o·ε) by the kernel.</summary>
    public required double Floor { get; init; }

    /// <summary>Number of σ_k above the floor.</summary>
    public int NumericalRank => SingularValues.Count(value => value > Floor);

    /// <summary>exp(−Σ q ln q), q = σ²/Σσ², zero terms skipped; 0 where all are zero.</summary>
    public double EffectiveRank => Ranks.Effective(SingularValues);

    /// <summary>σ₁/σ_k, the smallest σ included; infinite where that is zero.</summary>
    public double ConditionNumber => SingularValues[^1] == 0 ? double.PositiveInfinity : SingularValues[0] / SingularValues[^1];
}
