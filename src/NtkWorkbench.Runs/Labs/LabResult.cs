namespace NtkWorkbench.Runs;

/// <summary>What a lab computed, ready to be written.</summary>
internal sealed record LabResult
{
    /// <summary>What is left of a lab that was cancelled before it had a result.</summary>
    public static LabResult Cancelled { get; } = new()
    {
        Results = null,
        Findings = [Finding.Of("run.cancelled", "cancelled, and nothing computed", "The run was cancelled before it had a result.")],
        Report = _ => { },
        Figures = [],
        Status = RunStatus.Cancelled,
    };

    /// <summary>The record under "results" of summary.json; null where there is none.</summary>
    public required object? Results { get; init; }

    /// <summary>What is said first, and alone on the command line.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required Action<ReportDocument> Report { get; init; }

    public required IReadOnlyList<RunFigure> Figures { get; init; }

    /// <summary>What the sliders of report.html move: the block "lab"; null: the lab has no result to move.</summary>
    public object? Sliders { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Completed;
}
