namespace NtkWorkbench.Runs;

/// <summary>How far a search for leading modes is.</summary>
/// <param name="Products">Products with the tangent kernel so far.</param>
/// <param name="Converged">Modes whose residuals are small enough.</param>
/// <param name="Modes">Modes that are wanted.</param>
/// <param name="Residual">The largest residual of these, as a share of σ_1²; ∞ as long as there are fewer.</param>
public sealed record SearchProgress(int Products, int Converged, int Modes, double Residual)
{
    /// <summary>Whether all have converged, and what is left is to look for values that a Krylov space misses.</summary>
    public bool LooksForMissed { get; init; }
}
