namespace NtkWorkbench.JobFiles;

/// <summary>Where validation samples come from: a share of the training samples, or files of the same kind as theirs.</summary>
public sealed record ValidationOptions
{
    /// <summary>The share of the training samples that is drawn for validation and not trained on; null: files.</summary>
    [Description("The share of the training samples that is drawn for validation and not trained on.")]
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double? Share { get; init; }

    /// <summary>Of csv: the file of the samples, relative to the job file.</summary>
    [Description("Of csv: the file of the samples, relative to the job file.")]
    public string? File { get; init; }

    /// <summary>Of idx: the file of the images, relative to the job file.</summary>
    [Description("Of idx: the file of the images, relative to the job file.")]
    public string? Images { get; init; }

    /// <summary>Of idx: the file of the labels, relative to the job file.</summary>
    [Description("Of idx: the file of the labels, relative to the job file.")]
    public string? Labels { get; init; }

    /// <summary>Of npy: the file of the inputs, relative to the job file.</summary>
    [Description("Of npy: the file of the inputs, relative to the job file.")]
    public string? Inputs { get; init; }

    /// <summary>Of npy: the file of the targets, relative to the job file.</summary>
    [Description("Of npy: the file of the targets, relative to the job file.")]
    public string? Targets { get; init; }

    internal IEnumerable<(string Key, string? File)> Files =>
        [("file", File), ("images", Images), ("labels", Labels), ("inputs", Inputs), ("targets", Targets)];
}
