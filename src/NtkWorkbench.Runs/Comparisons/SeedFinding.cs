namespace NtkWorkbench.Runs;

/// <summary>How alike the features of a group's runs are at one checkpoint.</summary>
internal sealed record SeedFinding(RunGroup Group, string Checkpoint, SeedSimilarity Similarity)
{
    public int Width => Group.Job.Network.Hidden.DefaultIfEmpty(0).Max();

    public int Depth => Group.Job.Network.Hidden.Count;

    public int Pairs => Group.Runs.Count * (Group.Runs.Count - 1) / 2;

    /// <summary>The findings of groups that differ in width alone, of those sets the one with most widths, the narrowest first.</summary>
    public static IReadOnlyList<SeedFinding> ByWidth(IEnumerable<SeedFinding> findings) =>
        [.. findings.GroupBy(finding => (finding.Depth, finding.Group.WithoutWidths()))
            .MaxBy(alike => alike.Select(finding => finding.Width).Distinct().Count())!.OrderBy(finding => finding.Width)];
}
