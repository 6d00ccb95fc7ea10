namespace NtkWorkbench;

/// <summary>The decomposition J = U Σ Vᵀ of tangent features with n·o rows and p columns; k = min(n·o, p).</summary>
public sealed record FeatureDecomposition
{
    /// <summary>Σ, k values.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>U, shape (n·o, k), signs by <see cref="SignConvention"/>.</summary>
    public required Matrix LeftVectors { get; init; }

    /// <summary>Rows v_kᵀ of the leading principal directions, shape (the principal features asked for or k, p): φ_k(x) = J(x) v_k. From
    /// the SVD of J, else from u_k by <see cref="NtkWorkbench.PrincipalDirections"/>.</summary>
    public required Matrix PrincipalDirections { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ … ≥ 0.</summary>
    public double[] SingularValues => Spectrum.SingularValues;
}
