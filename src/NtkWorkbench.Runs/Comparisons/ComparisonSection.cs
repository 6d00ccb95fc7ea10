namespace NtkWorkbench.Runs;

/// <summary>What quantities of a comparison's page are chosen among, in the order in which they are offered.</summary>
internal enum ComparisonSection
{
    /// <summary>Losses, accuracies, rates and norms of all layers together.</summary>
    Training,

    /// <summary>Norms of each layer's gradient.</summary>
    Layers,

    /// <summary>The tangent kernel from step to step.</summary>
    AlongTraining,

    /// <summary>Its singular values from step to step.</summary>
    Spectrum,

    /// <summary>Residuals by mode, by magnitude.</summary>
    Residuals,

    /// <summary>What stands against an index or an input, at one checkpoint.</summary>
    Checkpoints,
}
