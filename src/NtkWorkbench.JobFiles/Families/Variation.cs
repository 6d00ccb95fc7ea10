namespace NtkWorkbench.JobFiles;

/// <summary>What one member of a family has of its own along one direction of variation.</summary>
/// <param name="Label">A part of the member's name; empty: none.</param>
/// <param name="Changes">The keys that it sets, in order.</param>
internal sealed record Variation(string Label, IReadOnlyList<JobOverride> Changes)
{
    /// <summary>This variation and then another.</summary>
    public Variation Then(Variation other) => new(
        Label.Length > 0 && other.Label.Length > 0 ? $"{Label}-{other.Label}" : Label + other.Label,
        [.. Changes, .. other.Changes]);
}
