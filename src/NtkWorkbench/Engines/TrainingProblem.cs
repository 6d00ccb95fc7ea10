namespace NtkWorkbench;

/// <summary>What an engine has to know before the first step.</summary>
public sealed record TrainingProblem
{
    /// <summary>The training data.</summary>
    public required Dataset Data { get; init; }

    /// <summary>The loss.</summary>
    public required LossKind Loss { get; init; }

    /// <summary>The optimizer.</summary>
    public required OptimizerOptions Optimizer { get; init; }

    /// <summary>The layers it changes.</summary>
    public required TrainableLayers Layers { get; init; }

    /// <summary>The largest batch that will come, so that workspaces are made once.</summary>
    public required int LargestBatch { get; init; }
}
