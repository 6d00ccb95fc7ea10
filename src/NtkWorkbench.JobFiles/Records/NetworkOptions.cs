namespace NtkWorkbench.JobFiles;

/// <summary>A multilayer perceptron.</summary>
public sealed record NetworkOptions
{
    /// <summary>Widths of the hidden layers; empty: a linear model.</summary>
    [Description("Widths of the hidden layers, any number of them.")]
    [ItemRange(1, int.MaxValue)]
    public required IReadOnlyList<int> Hidden { get; init; }

    /// <summary>The function between layers.</summary>
    [Description("The function between layers.")]
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>o; null: the number of target columns, or of classes.</summary>
    [Description("Number of outputs (default: the number of target columns, or of classes).")]
    [Range(1, int.MaxValue)]
    public int? Outputs { get; init; }

    /// <summary>How the stored parameters enter a layer.</summary>
    [Description("How the stored parameters enter a layer, and how variances and learning rates change with width.")]
    public Parameterization Parameterization { get; init; } = Parameterization.Standard;
}
