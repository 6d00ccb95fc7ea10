namespace NtkWorkbench.JobFiles;

/// <summary>Samples from tables; rows keep their order.</summary>
public sealed record CsvDataOptions : FileDataOptions
{
    /// <summary>Training samples.</summary>
    [Description("File of the training samples, relative to the job file, or {file, count, selection}.")]
    public required CsvSetOptions Train { get; init; }

    /// <summary>Test samples; null: none.</summary>
    [Description("File of the test samples, relative to the job file, or {file, count, selection} (default: none).")]
    public CsvSetOptions? Test { get; init; }

    /// <summary>Whether the first line of each file names the columns; else they go by their numbers, "1", "2", ….</summary>
    [Description("Whether the first line of each file names the columns; without, they are called by their numbers, '1', '2', ….")]
    public bool Header { get; init; } = true;

    /// <summary>Columns of x.</summary>
    [Description("Names of the input columns, 'a .. b' for those from a to b, or all: the columns that are no targets.")]
    public required InputColumns Inputs { get; init; }

    /// <summary>Columns of y; with cross-entropy one column of class numbers from 0.</summary>
    [Description("Names of the target columns; with cross_entropy one column of class numbers from 0.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Targets { get; init; }

    internal override string DefaultName => Path.GetFileName(Train.File);

    internal override SampleSetOptions TrainSet => Train;

    internal override SampleSetOptions? TestSet => Test;

    internal override IEnumerable<(string Key, string? File)> Files => [("train.file", Train.File), ("test.file", Test?.File)];

    internal override IReadOnlyList<string> ValidationKeys => ["file"];
}
