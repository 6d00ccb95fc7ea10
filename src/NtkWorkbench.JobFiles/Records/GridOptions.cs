namespace NtkWorkbench.JobFiles;

/// <summary>The points on which functions are drawn: equally spaced, or from a file.</summary>
public sealed record GridOptions
{
    /// <summary>The most points of a grid.</summary>
    internal const int MostPoints = 10_000_000;

    /// <summary>Number of equally spaced points, with two inputs along each; null: 500, or 60 × 60. Not with <see cref="File"/>, nor with
    /// more than two inputs.</summary>
    [Description("Number of equally spaced points, with two inputs along both or each: 60, [80, 40] (default: 500, or 60 × 60).")]
    [Range(2, MostPoints)]
    public GridCount? Count { get; init; }

    /// <summary>Their interval, both ends included, with two inputs that of both or of each; null: the range of the data. Not with
    /// <see cref="File"/>, nor with more than two inputs.</summary>
    [Description("The interval of the points, with two inputs of both or of each: [0, 1], [[0, 1], [-2, 2]] (default: the range of the "
        + "data).")]
    public InputRange? Range { get; init; }

    /// <summary>A CSV file with the input columns, relative to the job file, for any number of inputs.</summary>
    [Description("A CSV file with the input columns, relative to the job file.")]
    public string? File { get; init; }
}
