namespace NtkWorkbench.JobFiles;

/// <summary>Arrays of inputs and targets; their first dimension counts the samples.</summary>
public sealed record NpySetOptions : SampleSetOptions
{
    /// <summary>The file of the inputs, relative to the job file.</summary>
    [Description("The .npy file of the inputs, relative to the job file; (n, h, w) and (n, c, h, w) are images.")]
    public required string Inputs { get; init; }

    /// <summary>The file of the targets, relative to the job file.</summary>
    [Description("The .npy file of the targets, relative to the job file: (n), or (n, outputs) with mean_squared_error.")]
    public required string Targets { get; init; }
}
