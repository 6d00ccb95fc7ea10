namespace NtkWorkbench.JobFiles;

/// <summary>The keys by which one file describes several jobs.</summary>
internal static class FamilyKeys
{
    public const string Variants = "variants";

    public const string Grid = "grid";

    /// <summary>A count n: the seeds seed … seed + n − 1.</summary>
    public const string Seeds = "seeds";

    public const string Comparison = "comparison";

    private static readonly string[] Expanding = [Variants, Grid, Seeds];

    public static bool AreIn(YamlMapping root) => root.Entries.Any(entry => Expanding.Contains(entry.Key.Value));

    public static bool Contain(string? key) => key == Comparison || Expanding.Contains(key);

    public static bool Contain(JobOverride change) => Contain(change.Path[0].Name);
}
