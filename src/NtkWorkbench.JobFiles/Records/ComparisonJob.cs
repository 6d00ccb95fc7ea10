namespace NtkWorkbench.JobFiles;

/// <summary>Compare finished runs of networks: tables, overlays and small multiples.</summary>
public sealed record ComparisonJob : Job
{
    /// <summary>Folders of runs or of families, relative to the job file.</summary>
    [Description("Folders of the runs that are compared, or of families of runs, relative to the job file.")]
    [MinLength(1)]
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>The study whose questions the report answers; null: none.</summary>
    [Description("The study whose questions the report answers (default: none).")]
    public Study? Study { get; init; }
}
