namespace NtkWorkbench;

/// <summary>An eigendecomposition A = Q Λ Qᵀ of a symmetric matrix of shape (n, n).</summary>
public sealed record SymmetricEigendecomposition
{
    /// <summary>λ₁ ≥ λ₂ ≥ …; n entries, descending.</summary>
    public required double[] Eigenvalues { get; init; }

    /// <summary>Q, shape (n, n): eigenvector k in column k.</summary>
    public required Matrix Eigenvectors { get; init; }
}
