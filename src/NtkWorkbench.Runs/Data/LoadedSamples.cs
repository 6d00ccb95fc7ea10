namespace NtkWorkbench.Runs;

/// <summary>The data of a job, and from files the samples as these hold them.</summary>
internal sealed record LoadedSamples
{
    public required TrainingData Data { get; init; }

    /// <summary>Classes of the training file, of which those that are trained on may be fewer; null: no file of classes.</summary>
    public int? ClassCount { get; init; }

    /// <summary>Those of training; null: drawn from a function.</summary>
    public SampleSet? Train { get; init; }

    public SampleSet? Test { get; init; }

    public SampleSet? Validation { get; init; }
}
