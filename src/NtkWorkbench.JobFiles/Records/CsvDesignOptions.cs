namespace NtkWorkbench.JobFiles;

/// <summary>X and y from the columns of a file.</summary>
public sealed record CsvDesignOptions : DesignOptions
{
    /// <summary>The file, relative to the job file.</summary>
    [Description("A CSV file, relative to the job file.")]
    public required string File { get; init; }

    /// <summary>Columns of X.</summary>
    [Description("Names of the columns of X.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Column of y.</summary>
    [Description("Name of the column of y.")]
    public required string Target { get; init; }
}
