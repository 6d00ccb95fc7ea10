namespace NtkWorkbench.JobFiles;

/// <summary>Several jobs that one file describes, and how they are compared. It is no kind of its own: files write it as variants, grid
/// and seeds.</summary>
public sealed record JobFamily : Job
{
    /// <summary>The jobs, each as if a file of its own held it; names are unique.</summary>
    public required IReadOnlyList<LoadedJob> Members { get; init; }

    /// <summary>The comparison at the end; its runs are the members' folders beside its own.</summary>
    public required ComparisonJob Comparison { get; init; }
}
