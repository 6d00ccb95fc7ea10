namespace NtkWorkbench;

/// <summary>What the network is near one set of parameters; n training samples, g grid points, o outputs.</summary>
public sealed record TangentAnalysis
{
    /// <summary>The feature spectrum on the training inputs.</summary>
    public required FeatureSpectrum Spectrum { get; init; }

    /// <summary>Θ on the training inputs, (n·o, n·o).</summary>
    public required Matrix Kernel { get; init; }

    /// <summary>φ_1 … φ_k on the training inputs, (n·o, k).</summary>
    public required Matrix PrincipalOnTrain { get; init; }

    /// <summary>φ_1 … φ_k on the grid, (g·o, k).</summary>
    public required Matrix PrincipalOnGrid { get; init; }

    /// <summary>f on the training inputs, (n, o).</summary>
    public required Matrix TrainOutputs { get; init; }

    /// <summary>f on the grid, (g, o).</summary>
    public required Matrix GridOutputs { get; init; }

    /// <summary>The largest stable learning rate of full-batch gradient descent in the linearized model.</summary>
    public required double MaxStableLearningRate { get; init; }
}
