namespace NtkWorkbench.JobFiles;

/// <summary>Samples from NumPy's array files.</summary>
public sealed record NpyDataOptions : FileDataOptions
{
    /// <summary>Training samples.</summary>
    [Description("Training samples.")]
    public required NpySetOptions Train { get; init; }

    /// <summary>Test samples; null: none.</summary>
    [Description("Test samples (default: none).")]
    public NpySetOptions? Test { get; init; }

    /// <summary>The image that the inputs of a sample form, [height, width] or [channels, height, width]; null: as the array's shape
    /// says.</summary>
    [Description("The image that the inputs of a sample form: [height, width] or [channels, height, width] (default: as the array's shape "
        + "says).")]
    [MinLength(2)]
    [ItemRange(1, 65536)]
    public IReadOnlyList<int>? Image { get; init; }

    internal override string DefaultName => Path.GetFileName(Train.Inputs);

    internal override SampleSetOptions TrainSet => Train;

    internal override SampleSetOptions? TestSet => Test;

    internal override IEnumerable<(string Key, string? File)> Files =>
    [
        ("train.inputs", Train.Inputs), ("train.targets", Train.Targets), ("test.inputs", Test?.Inputs), ("test.targets", Test?.Targets),
    ];

    internal override IReadOnlyList<string> ValidationKeys => ["inputs", "targets"];
}
