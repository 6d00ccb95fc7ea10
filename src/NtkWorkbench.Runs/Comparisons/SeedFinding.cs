namespace NtkWorkbench.Runs;

/// <summary>How alike the features of a group's runs are at one checkpoint.</summary>
internal sealed record SeedFinding(RunGroup Group, string Checkpoint, SeedSimilarity Similarity)
{
    public int Width => Group.Job.Network.Hidden.DefaultIfEmpty(0).Max();

    public int Depth => Group.Job.Network.Hidden.Count;

    /// <summary>The findings of the depth that has most widths, the narrowest first: width tells only beside equal depths.</summary>
    public static IReadOnlyList<SeedFinding> ByWidth(IEnumerable<SeedFinding> findings) =>
        [.. findings.GroupBy(finding => finding.Depth)
            .MaxBy(depth => depth.Select(finding => finding.Width).Distinct().Count())!.OrderBy(finding => finding.Width)];
}
