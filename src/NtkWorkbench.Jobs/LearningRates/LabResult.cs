using NtkWorkbench.Jobs.Execution;
using NtkWorkbench.Jobs.Reports;
using NtkWorkbench.Jobs.Runs;

namespace NtkWorkbench.Jobs.LearningRates;

/// <summary>What a lab computed, ready to be written.</summary>
internal sealed record LabResult
{
    /// <summary>The record under "results" of summary.json.</summary>
    public required object Results { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Finding { get; init; }

    /// <summary>Writes the sections of the report before its figures.</summary>
    public required Action<MarkdownDocument> Report { get; init; }

    /// <summary>The figures, in the order of the report.</summary>
    public required IReadOnlyList<RunFigure> Figures { get; init; }

    /// <summary>How the computation ended.</summary>
    public RunStatus Status { get; init; } = RunStatus.Completed;
}
