namespace NtkWorkbench.JobFiles;

/// <summary>What members of a family cannot be named, because their folders lie beside what the family's own folder holds.</summary>
internal static class MemberNames
{
    // Of a run's folder everything: what is a file of a single run today may be one of a family's.
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "job.yaml", "resolved.yaml", "environment.json", "summary.json", "findings.json", "report.md", "report.html", "metrics.csv",
        "batches.csv", "comparison.yaml", "comparison", "cluster", "state", "data", "checkpoints", "features", "predictions", "classes",
        "figures", "tables",
    };

    /// <summary>Ignoring case, which some file systems do.</summary>
    public static bool AreTaken(string name) => Taken.Contains(name);
}
