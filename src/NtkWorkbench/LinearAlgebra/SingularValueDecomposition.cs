namespace NtkWorkbench;

/// <summary>A thin singular value decomposition A = U Σ Vᵀ of a matrix of shape (m, n), k = min(m, n).</summary>
public sealed record SingularValueDecomposition
{
    /// <summary>σ₁ ≥ σ₂ ≥ … ≥ 0; k entries.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>U, shape (m, k): orthonormal columns.</summary>
    public required Matrix LeftVectors { get; init; }

    /// <summary>Vᵀ, shape (k, n): orthonormal rows; null where only U was asked for.</summary>
    public Matrix? RightVectorsTransposed { get; init; }
}
