namespace NtkWorkbench;

/// <summary>How leading singular values were found, and how far they can be off.</summary>
public sealed record LeadingModes
{
    /// <summary>How many were asked for; of those that were looked for, values at or below the floor are left out.</summary>
    public required int Asked { get; init; }

    /// <summary>The value after the last that is given, as far as it was found; 0 where J has no more.</summary>
    public required double Next { get; init; }

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

    /// <summary>Why the search ended.</summary>
    public required SearchEnd End { get; init; }

    /// <summary>Whether every r_k is at most the tolerance, and values that a Krylov space misses were looked for.</summary>
    public bool Converged => End == SearchEnd.Found;

    /// <summary>The largest r_k/σ_1².</summary>
    public required double Largest { get; init; }
}
