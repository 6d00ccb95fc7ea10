namespace NtkWorkbench.JobFiles;

/// <summary>Where the data come from.</summary>
public abstract record DataOptions
{
    /// <summary>Samples by which training is watched and from which it does not learn; null: none.</summary>
    [Description("Samples by which training is watched and from which it does not learn (default: none).")]
    public ValidationOptions? Validation { get; init; }
}
