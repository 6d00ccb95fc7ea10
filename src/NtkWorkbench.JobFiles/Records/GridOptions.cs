namespace NtkWorkbench.JobFiles;

/// <summary>The points on which functions are drawn: equally spaced, or from a file.</summary>
public sealed record GridOptions
{
    /// <summary>Number of equally spaced points; null: 500. Not with <see cref="File"/>.</summary>
    [Description("Number of equally spaced points (default: 500).")]
    [Range(2, 10_000_000)]
    public int? Count { get; init; }

    /// <summary>Their interval, both ends included; null: the range of the data. Not with <see cref="File"/>.</summary>
    [Description("The interval of the points (default: the range of the data).")]
    public Interval? Range { get; init; }

    /// <summary>A CSV file with the input columns, relative to the job file, for any number of inputs.</summary>
    [Description("A CSV file with the input columns, relative to the job file.")]
    public string? File { get; init; }
}
