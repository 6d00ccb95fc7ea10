namespace NtkWorkbench.JobFiles;

/// <summary>Images of MNIST's format with their labels.</summary>
public sealed record IdxDataOptions : FileDataOptions
{
    /// <summary>Training samples.</summary>
    [Description("Training samples.")]
    public required IdxSetOptions Train { get; init; }

    /// <summary>Test samples; null: none.</summary>
    [Description("Test samples (default: none).")]
    public IdxSetOptions? Test { get; init; }

    internal override string DefaultName => Path.GetFileName(Train.Images);

    internal override SampleSetOptions TrainSet => Train;

    internal override SampleSetOptions? TestSet => Test;

    internal override IEnumerable<(string Key, string? File)> Files =>
    [
        ("train.images", Train.Images), ("train.labels", Train.Labels), ("test.images", Test?.Images), ("test.labels", Test?.Labels),
    ];

    internal override IReadOnlyList<string> ValidationKeys => ["images", "labels"];
}
