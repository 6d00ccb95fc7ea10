using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>v ← μv + (1 − τ)g (the first step takes v = g), θ ← θ − ηv; with Nesterov θ ← θ − η(g + μv). PyTorch's convention.</summary>
public sealed record MomentumOptions : OptimizerOptions
{
    /// <summary>μ.</summary>
    [Description("μ in v ← μv + (1 − τ)g.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Coefficient { get; init; } = 0.9;

    /// <summary>τ.</summary>
    [Description("τ in v ← μv + (1 − τ)g; 1 − μ makes v an average of gradients.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Dampening { get; init; }

    /// <summary>Whether the step looks ahead: θ ← θ − η(g + μv). Needs τ = 0.</summary>
    [Description("Step by g + μv instead of v; needs dampening 0.")]
    public bool Nesterov { get; init; }
}
