namespace NtkWorkbench;

/// <summary>How far an optimizer moves the stability limit of plain gradient descent.</summary>
public static class OptimizerStability
{
    // Moves the edge by a hundredth, as much as sharpness wanders at it.
    private const double LastOfTheStart = 0.01;

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

    /// <summary>The largest stable η with weight decay, w: as 1/η = h/(2F) + w/2 where it is decoupled, (h + w)/(2F) where it adds to the
    /// gradient, F = <see cref="Factor"/> and h the largest curvature.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="descent">2/(h + w), the largest stable η of plain gradient descent, to which both are the same.</param>
    /// <returns>Null where <see cref="Factor"/> is.</returns>
    /// <remarks>θ ← (1 − ηw)θ − ηv leaves the unit circle at λ = −1 still: the characteristic has the trace 1 + μ − ηw − (1 − τ)ηh and
    /// the determinant μ(1 − ηw); Nesterov's alike.</remarks>
    public static double? LargestStableRate(OptimizerOptions optimizer, double descent)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        double? factor = Factor(optimizer);
        double decay = optimizer.Decoupled ? optimizer.WeightDecay / 2 : 0;
        return decay == 0 ? factor * descent : 1 / ((((1 / descent) - decay) / factor) + decay);
    }

    /// <summary>The w that adds to gradients; 0 where it is decoupled.</summary>
    internal static double CoupledDecay(OptimizerOptions optimizer) => optimizer.Decoupled ? 0 : optimizer.WeightDecay;

    /// <summary>2/(h + w) from 2/h: the largest stable η of plain gradient descent under weight decay. w: 0 changes nothing.</summary>
    internal static double WithDecay(double descent, double decay) => decay == 0 ? descent : 1 / ((1 / descent) + (decay / 2));

    /// <summary>The curvature up to which an optimizer's steps do not grow: F·2/η, of H + wI with weight decay that adds to the gradient;
    /// F·(2/η − w), of H, where it is decoupled.</summary>
    internal static double? Edge(OptimizerOptions optimizer, double learningRate) => optimizer switch
    {
        AdamOptions or RmsPropOptions => PreconditionedEdge(optimizer, learningRate),
        _ => Factor(optimizer) * Undecayed(optimizer, learningRate),
    };

    /// <summary>The edge of stability of an optimizer that divides its step by a diagonal P: λ₁(P⁻¹H) above which its steps grow, were P to
    /// stay as it is.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="learningRate">η.</param>
    /// <returns>Adam: (2 + 2β₁)/((1 − β₁)η). RMSprop: 2/η. Infinite for η = 0, null for the others, whose P is 1. With weight decay, w,
    /// that is decoupled 2/η − w stands for 2/η; with one that adds to the gradient H is that of the loss and ½w‖θ‖².</returns>
    /// <remarks>θ ← θ − ηP⁻¹m with m ← β₁m + (1 − β₁)g is momentum with μ = τ = β₁ in the parameters P^½θ. Source: arXiv:2207.14484, eq. 2.
    /// It says something from <see cref="PreconditionedEdgeFrom"/> on.</remarks>
    public static double? PreconditionedEdge(OptimizerOptions optimizer, double learningRate) => optimizer switch
    {
        AdamOptions { Beta1: double beta } =>
            Factor(new MomentumOptions { Coefficient = beta, Dampening = beta }) * Undecayed(optimizer, learningRate),
        RmsPropOptions => Undecayed(optimizer, learningRate),
        _ => null,
    };

    /// <summary>The step from which <see cref="PreconditionedEdge"/> is one: the first t with βᵗ below 0.01, β Adam's β₁ or RMSprop's
    /// α.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>At least 1; null for an optimizer without P.</returns>
    /// <remarks>Before it the update is not the stationary one. Adam's η is η/(1 − β₁ᵗ), which the source puts into P; the correction by
    /// 1 − β₂ᵗ is in P at every t, which by then is the mean of over four times the gradients that the velocity remembers. RMSprop's v
    /// begins at 0 without correction, so that √v is √(1 − αᵗ) of what it averages. Source: arXiv:2207.14484.</remarks>
    public static int? PreconditionedEdgeFrom(OptimizerOptions optimizer) => optimizer switch
    {
        AdamOptions { Beta1: double beta } => First(beta),
        RmsPropOptions { Alpha: double alpha } => First(alpha),
        _ => null,
    };

    private static double Undecayed(OptimizerOptions optimizer, double learningRate) =>
        (2 / learningRate) - (optimizer.Decoupled ? optimizer.WeightDecay : 0);

    private static int First(double decay) => (int)Math.Min(Math.Floor(Math.Log(LastOfTheStart) / Math.Log(decay)) + 1, int.MaxValue);
}
