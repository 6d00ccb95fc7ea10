using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>v ← αv + (1 − α)g², θ ← θ − ηg/(√v + ε), as in PyTorch.</summary>
public sealed record RmsPropOptions : OptimizerOptions
{
    /// <summary>α.</summary>
    [Description("Decay of the mean of squared gradients.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Alpha { get; init; } = 0.99;

    /// <summary>ε, outside the root.</summary>
    [Description("Added to the root of the mean of squared gradients.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; init; } = 1e-8;
}
