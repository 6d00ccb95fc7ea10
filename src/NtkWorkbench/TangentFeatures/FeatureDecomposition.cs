namespace NtkWorkbench;

/// <summary>The decomposition J = U Σ Vᵀ of tangent features with n·o rows and p columns; k = min(n·o, p).</summary>
public sealed record FeatureDecomposition
{
    /// <summary>Σ, k values.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>U, shape (n·o, k), signs by <see cref="SignConvention"/>.</summary>
    public required Matrix LeftVectors { get; init; }

    /// <summary>Rows v_kᵀ of the leading principal directions, shape (the principal features asked for, p); null where J was not formed,
    /// and φ_k(x) = Θ(x, X) u_k/σ_k is used instead of J(x) v_k.</summary>
    public Matrix? PrincipalDirections { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ … ≥ 0.</summary>
    public double[] SingularValues => Spectrum.SingularValues;
}
