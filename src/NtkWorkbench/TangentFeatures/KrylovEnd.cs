namespace NtkWorkbench;

/// <summary>Where the Krylov space ended in which a linear model was trained.</summary>
public sealed record KrylovEnd
{
    /// <summary>Its vectors; as many products with J, and one with Jᵀ more.</summary>
    public required int Products { get; init; }

    /// <summary>By how much of its own length the last five of them moved θ_t − θ₀, the most over all t; 0 where the space holds all that
    /// there is.</summary>
    public required double Change { get; init; }

    /// <summary>Whether that was at most 10⁻⁶; otherwise there were 300 vectors.</summary>
    public required bool Converged { get; init; }
}
