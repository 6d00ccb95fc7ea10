using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>The network at initialization beside its limit of infinite width, in numbers. Where a network has several outputs and its
/// kernel is whole, the limit's is Θ∞ ⊗ I.</summary>
public sealed record InfiniteWidthSummary
{
    /// <summary>1 − ⟨Θ₀,Θ∞⟩/(‖Θ₀‖‖Θ∞‖).</summary>
    public required double KernelDistance { get; init; }

    /// <summary>‖Θ₀ − Θ∞‖/‖Θ∞‖, Frobenius.</summary>
    public required double KernelDifference { get; init; }

    /// <summary>σ₁ of the limit.</summary>
    public required double SigmaMax { get; init; }

    /// <summary>The effective rank of the limit.</summary>
    public required double EffectiveRank { get; init; }

    /// <summary>Singular values of the limit above <see cref="Floor"/>.</summary>
    public required int NumericalRank { get; init; }

    /// <summary>The value below which the limit's singular values are not resolved.</summary>
    public required double Floor { get; init; }

    /// <summary>m/σ₁² of the limit; null but for squares without weight decay and instance noise.</summary>
    public double? MaxStableLearningRate { get; init; }

    /// <summary>A bound on the error of an entry of Θ∞ over the largest; null where closed forms made it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TangentError { get; init; }

    /// <summary>The same of the NNGP kernel.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NngpError { get; init; }

    /// <summary>Whether the draws of input weights and biases have the limit exactly; otherwise it is that of normal draws of their
    /// variances.</summary>
    public required bool HasNormalDraws { get; init; }

    /// <summary>The largest angle in degrees between each group of near-equal modes of the limit and the network's, by the numbers of the
    /// group's first and last.</summary>
    public required IReadOnlyList<InfiniteWidthAngle> Angles { get; init; }

    /// <summary>Regression; null for another loss than squares, and where a kernel is singular.</summary>
    public InfiniteWidthRegressionSummary? Regression { get; init; }
}
