namespace NtkWorkbench.JobFiles;

/// <summary>What a tree was bound to.</summary>
internal sealed record BindingResult
{
    /// <summary>The job; placeholders and defaults stand at <see cref="Doubtful"/> paths. Null where not even its kind is known.</summary>
    public required Job? Job { get; init; }

    /// <summary>Paths at which the file has an error, so that what stands there is not what the user meant.</summary>
    public required IReadOnlySet<string> Doubtful { get; init; }
}
