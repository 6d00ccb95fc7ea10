namespace NtkWorkbench;

/// <summary>How leading singular values were found, and how far they can be off.</summary>
public sealed record LeadingModes
{
    /// <summary>r_k = ‖Θu_k − σ_k²u_k‖, or ‖JᵀJv_k − σ_k²v_k‖ where J has fewer columns than rows, each measured by a product of its own in
    /// float64: an eigenvalue lies within r_k of σ_k².</summary>
    public required double[] Residuals { get; init; }

    /// <summary>For each σ_k how far a singular value of J lies from it at most: min((r_k + δ²)/σ_k, √(r_k + δ²)), δ the spectrum's
    /// floor.</summary>
    public required double[] Bounds { get; init; }

    /// <summary>‖J‖_F² = Σ σ_k² over all singular values.</summary>
    public required double SquaredNorm { get; init; }

    /// <summary>Products Θv that it took, a product with J and one with Jᵀ each.</summary>
    public required int Products { get; init; }

    /// <summary>The largest r_k/σ_1² that was asked for.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Whether every r_k is at most that.</summary>
    public bool Converged => Largest <= Tolerance;

    /// <summary>The largest r_k/σ_1².</summary>
    public required double Largest { get; init; }
}
