namespace NtkWorkbench;

/// <summary>What an engine has to know before the first step.</summary>
public sealed record TrainingProblem
{
    /// <summary>The training data.</summary>
    public required Dataset Data { get; init; }

    /// <summary>The loss.</summary>
    public required TrainingLoss Loss { get; init; }

    /// <summary>The optimizer.</summary>
    public required OptimizerOptions Optimizer { get; init; }

    /// <summary>c: a longer gradient g of the trained layers is brought to about that length, g·min(1, c/(‖g‖ + 10⁻⁶)), before weight
    /// decay; null: none is. Where ‖g‖ is not finite no step is taken, as of a gradient that is not.</summary>
    public double? ClipGradientNorm { get; init; }

    /// <summary>The layers it changes.</summary>
    public required TrainableLayers Layers { get; init; }

    /// <summary>The largest batch that will come, so that workspaces are made once.</summary>
    public required int LargestBatch { get; init; }
}
