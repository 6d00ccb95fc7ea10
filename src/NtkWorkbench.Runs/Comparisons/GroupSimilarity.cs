namespace NtkWorkbench.Runs;

/// <summary>How alike the features of a group's runs are at one checkpoint.</summary>
internal sealed record GroupSimilarity(RunGroup Group, string Checkpoint, SeedSimilarity Similarity)
{
    public int Width => Group.Job.Network.Hidden.DefaultIfEmpty(0).Max();

    public int Depth => Group.Job.Network.Hidden.Count;

    public int Pairs => Group.Runs.Count * (Group.Runs.Count - 1) / 2;

    /// <summary>Of groups that differ in width alone, of those sets the one with most widths, the narrowest first.</summary>
    public static IReadOnlyList<GroupSimilarity> ByWidth(IEnumerable<GroupSimilarity> similarities) =>
        [.. similarities.GroupBy(one => (one.Depth, one.Group.WithoutWidths()))
            .MaxBy(alike => alike.Select(one => one.Width).Distinct().Count())!.OrderBy(one => one.Width)];
}
