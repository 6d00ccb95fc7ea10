namespace NtkWorkbench.JobFiles;

/// <summary>CIFAR-10 in its binary version.</summary>
public sealed record Cifar10DataOptions : FileDataOptions
{
    /// <summary>The folder with data_batch_1.bin … data_batch_5.bin and test_batch.bin, or the archive that holds them, relative to the
    /// job file.</summary>
    [Description("The folder cifar-10-batches-bin or the archive cifar-10-binary.tar.gz, relative to the job file.")]
    public required string Folder { get; init; }

    /// <summary>Training samples.</summary>
    [Description("Training samples, of 50,000.")]
    public Cifar10SetOptions Train { get; init; } = new();

    /// <summary>Test samples; null: none.</summary>
    [Description("Test samples, of 10,000 (default: none).")]
    public Cifar10SetOptions? Test { get; init; }

    internal override string DefaultName => "CIFAR-10";

    internal override SampleSetOptions TrainSet => Train;

    internal override SampleSetOptions? TestSet => Test;

    internal override IEnumerable<(string Key, string? File)> Files => [("folder", Folder)];

    internal override IReadOnlyList<string> ValidationKeys => [];
}
