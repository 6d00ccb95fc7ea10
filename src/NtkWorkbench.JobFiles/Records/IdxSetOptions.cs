namespace NtkWorkbench.JobFiles;

/// <summary>Images and their labels.</summary>
public sealed record IdxSetOptions : SampleSetOptions
{
    /// <summary>The file of the images, relative to the job file.</summary>
    [Description("The file of the images, relative to the job file; it may be packed by gzip.")]
    public required string Images { get; init; }

    /// <summary>The file of the labels, relative to the job file.</summary>
    [Description("The file of the labels, relative to the job file; it may be packed by gzip.")]
    public required string Labels { get; init; }
}
