namespace NtkWorkbench.Runs;

/// <summary>How lazy a training was: the network beside the linear model that it was at initialization.</summary>
public sealed record LinearizedSummary
{
    /// <summary>‖f − f_lin‖/‖f − f₀‖ on the grid: near 0 for lazy training (below 0.05 it is called so), of order 1 where the linear
    /// model says nothing of the network.</summary>
    public required double Gap { get; init; }

    /// <summary>
    /// Whether f_lin was trained as the network was: on its batches and draws of noise, or, by full batches of SGD and momentum on the mean
    /// squared error under instance noise, in the mean over it. Otherwise, where that takes more than 2·10¹² multiplications or diverges,
    /// it is f₀ + J(θ − θ₀) at the network's last parameters.
    /// </summary>
    public required bool IsTrained { get; init; }

    /// <summary>Where the Krylov space ended in which f_lin was trained; null where it was trained otherwise.</summary>
    public KrylovEnd? Krylov { get; init; }

    /// <summary>Loss of f_lin on the test samples; null without them.</summary>
    public double? TestLoss { get; init; }

    /// <summary>That of kernel regression f₀(x) + Θ(x, X) Θ⁺ (y − f₀(X)) with f and Θ at initialization, modes with λ_k at most 10⁻⁶ of
    /// λ₁ left out; where Θ was not formed, (Θ + 10⁻⁶λ₁I)⁻¹ stands in place of Θ⁺, by conjugate gradients. Null with
    /// cross-entropy.</summary>
    public double? RegressionTestLoss { get; init; }

    /// <summary>The same with f and Θ at the end.</summary>
    public double? TrainedRegressionTestLoss { get; init; }

    /// <summary>The larger residual of the equations of the two regressions, relative to their right-hand sides, where conjugate gradients
    /// solved them, at most 2000 products each, for a residual of 10⁻⁷; null otherwise.</summary>
    public double? RegressionResidual { get; init; }

    internal static LinearizedSummary Of(LinearizedTraining linearized) => new()
    {
        Gap = linearized.Gap,
        IsTrained = linearized.IsTrained,
        Krylov = linearized.Krylov,
        TestLoss = linearized.TestLoss,
        RegressionTestLoss = linearized.RegressionTestLoss,
        TrainedRegressionTestLoss = linearized.TrainedRegressionTestLoss,
        RegressionResidual = linearized.RegressionResidual,
    };
}
