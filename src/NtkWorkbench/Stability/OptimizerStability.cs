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
}
