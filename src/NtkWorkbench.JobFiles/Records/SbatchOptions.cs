namespace NtkWorkbench.JobFiles;

/// <summary>Options of sbatch by their long names, without dashes, in the order given.</summary>
public sealed record SbatchOptions
{
    /// <summary>Names with values; null: an option that takes none.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Entries { get; init; } = [];
}
