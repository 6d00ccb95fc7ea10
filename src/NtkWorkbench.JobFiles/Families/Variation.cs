namespace NtkWorkbench.JobFiles;

/// <summary>What one member of a family has of its own along one direction of variation. <c>Label</c>: a part of the member's name; empty:
/// none.</summary>
internal sealed record Variation(string Label, IReadOnlyList<JobOverride> Changes)
{
    public Variation Then(Variation other) => new(
        Label.Length > 0 && other.Label.Length > 0 ? $"{Label}-{other.Label}" : Label + other.Label,
        [.. Changes, .. other.Changes]);
}
