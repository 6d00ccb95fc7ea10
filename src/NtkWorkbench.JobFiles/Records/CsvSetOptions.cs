namespace NtkWorkbench.JobFiles;

/// <summary>Samples of a CSV file.</summary>
[ScalarShorthand("file")]
public sealed record CsvSetOptions : SampleSetOptions
{
    /// <summary>The file, relative to the job file.</summary>
    [Description("The file, relative to the job file; it may be packed by gzip.")]
    public required string File { get; init; }
}
