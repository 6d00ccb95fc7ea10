using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − η (m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε). Source: arXiv:1412.6980, as in
/// PyTorch.</summary>
public sealed record AdamOptions : OptimizerOptions
{
    /// <summary>β₁.</summary>
    [Description("Decay of the mean of gradients.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂.</summary>
    [Description("Decay of the mean of squared gradients.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, outside the root.</summary>
    [Description("Added to the root of the mean of squared gradients.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; init; } = 1e-8;
}
