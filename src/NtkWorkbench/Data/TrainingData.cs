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
}
