namespace NtkWorkbench;

/// <summary>What an engine needs to continue exactly: parameters and the optimizer's own vectors.</summary>
public sealed record EngineState
{
    /// <summary>The flat parameters, p entries; float32 values are held exactly.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The optimizer's vectors in its own order (velocity; first and second moments), each of p entries.</summary>
    public required IReadOnlyList<double[]> OptimizerVectors { get; init; }

    /// <summary>Steps that the optimizer has taken.</summary>
    public required long OptimizerSteps { get; init; }
}
