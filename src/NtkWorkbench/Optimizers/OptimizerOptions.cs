using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>An optimizer with its coefficients; the learning rate comes with each step.</summary>
public abstract record OptimizerOptions
{
    /// <summary>w: a step sees g + wθ in place of g, of the trained layers' parameters, as PyTorch's SGD, Adam and RMSprop do.</summary>
    [Description("w: what a step sees is g + wθ.")]
    [Range(0, double.MaxValue)]
    public double WeightDecay { get; init; }

    /// <summary>Whether decay goes around the rule: θ ← (1 − ηw)θ before the step by g alone, as in PyTorch's AdamW.</summary>
    /// <remarks>The same for <see cref="SgdOptions"/>, but for rounding. Source: arXiv:1711.05101.</remarks>
    [Description("Decay goes around the optimizer: θ ← (1 − ηw)θ, then the step by g alone (AdamW, SGDW).")]
    public bool Decoupled { get; init; }
}
