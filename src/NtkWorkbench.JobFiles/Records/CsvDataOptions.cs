namespace NtkWorkbench.JobFiles;

/// <summary>Samples from files with a header line; rows keep their order.</summary>
public sealed record CsvDataOptions : DataOptions
{
    /// <summary>File of the training samples, relative to the job file.</summary>
    [Description("File of the training samples, relative to the job file.")]
    public required string Train { get; init; }

    /// <summary>File of the test samples; null: none.</summary>
    [Description("File of the test samples, relative to the job file (default: none).")]
    public string? Test { get; init; }

    /// <summary>What reports call the data; null: the name of the training file.</summary>
    [Description("What reports call the data (default: the name of the training file).")]
    public string? Name { get; init; }

    /// <summary>Columns of x.</summary>
    [Description("Names of the input columns.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Columns of y; with cross-entropy one column of class numbers from 0.</summary>
    [Description("Names of the target columns; with cross_entropy one column of class numbers from 0.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Standard deviation of the normal noise on the inputs that each training step draws anew.</summary>
    [Description("Standard deviation of the normal noise on the inputs that each training step draws anew; it acts as a regularizer.")]
    [Range(0, double.MaxValue)]
    public double InstanceNoise { get; init; }
}
