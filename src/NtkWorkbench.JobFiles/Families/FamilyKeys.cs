namespace NtkWorkbench.JobFiles;

/// <summary>The keys by which one file describes several jobs.</summary>
internal static class FamilyKeys
{
    /// <summary>Names of variants, each with the keys that it sets.</summary>
    public const string Variants = "variants";

    /// <summary>Keys, each with the values that it takes; every combination is a job.</summary>
    public const string Grid = "grid";

    /// <summary>A count n: the seeds seed … seed + n − 1.</summary>
    public const string Seeds = "seeds";

    public const string Comparison = "comparison";

    private static readonly string[] Expanding = [Variants, Grid, Seeds];

    public static bool AreIn(YamlMapping root) => root.Entries.Any(entry => Expanding.Contains(entry.Key.Value));

    /// <summary>Whether a key belongs to the family rather than to its members.</summary>
    public static bool Contain(string? key) => key == Comparison || Expanding.Contains(key);

    public static bool Contain(JobOverride change) => Contain(change.Path[0].Name);
}
