namespace NtkWorkbench;

/// <summary>How far an optimizer moves the stability limit of plain gradient descent.</summary>
public static class OptimizerStability
{
    /// <summary>The largest stable η of an optimizer over that of plain gradient descent, on any quadratic.</summary>
    /// <returns>SGD: 1. Momentum μ with dampening τ: (1 + μ)/(1 − τ). Nesterov: (1 + μ)/(1 + 2μ). Null for Adam and RMSprop, which divide
    /// each gradient by its own size: no η makes a quadratic's step proportional to its slope.</returns>
    /// <remarks>On a mode of curvature h, momentum has the characteristic λ² − (1 + μ − (1 − τ)ηh)λ + μ, Nesterov λ² − (1 + μ − (1 + μ)ηh)λ
    /// + μ(1 − ηh); each leaves the unit circle at λ = −1, plain descent at ηh = 2.</remarks>
    public static double? Factor(OptimizerOptions optimizer) => optimizer switch
    {
        SgdOptions => 1,
        MomentumOptions { Nesterov: true, Coefficient: double mu } => (1 + mu) / (1 + (2 * mu)),
        MomentumOptions { Coefficient: double mu, Dampening: double tau } => (1 + mu) / (1 - tau),
        AdamOptions or RmsPropOptions => null,
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, "not an optimizer"),
    };

    /// <summary>The edge of stability of an optimizer that divides its step by a diagonal P: λ₁(P⁻¹H) above which its steps grow, were P to
    /// stay as it is.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="learningRate">η.</param>
    /// <returns>Adam: (2 + 2β₁)/((1 − β₁)η). RMSprop: 2/η. Infinite for η = 0, null for the others, whose P is 1.</returns>
    /// <remarks>θ ← θ − ηP⁻¹m with m ← β₁m + (1 − β₁)g is momentum with μ = τ = β₁ in the parameters P^½θ. Source: arXiv:2207.14484, eq. 2,
    /// once Adam's bias corrections have died away.</remarks>
    public static double? PreconditionedEdge(OptimizerOptions optimizer, double learningRate) => optimizer switch
    {
        AdamOptions { Beta1: double beta } =>
            2 * Factor(new MomentumOptions { Coefficient = beta, Dampening = beta }) / learningRate,
        RmsPropOptions => 2 / learningRate,
        _ => null,
    };
}
