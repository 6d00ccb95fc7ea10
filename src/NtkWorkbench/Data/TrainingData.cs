namespace NtkWorkbench;

/// <summary>The samples a network is trained and tested on.</summary>
public sealed record TrainingData
{
    /// <summary>Samples that training sees.</summary>
    public required Dataset Train { get; init; }

    /// <summary>Standard deviation of the noise that each training step adds to its inputs, drawn anew; 0: none.</summary>
    public double InstanceNoise { get; init; }

    /// <summary>Samples that it does not learn from; null: none.</summary>
    public Dataset? Test { get; init; }

    /// <summary>Samples by which training is watched: it learns nothing from them, and they are never linearized; null: none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>What the inputs of all sets went through; null: they are as they were given.</summary>
    public InputScaling? Scaling { get; init; }
}
