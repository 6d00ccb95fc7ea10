namespace NtkWorkbench.Runs;

/// <summary>One run of a lab: compute, draw, say what was found.</summary>
internal sealed class LabRun(LabRunPlan plan, RunContext run) : RunWork(run)
{
    public override (RunOutcome Summary, ReportDocument Report) Execute()
    {
        LabResult result = Run.Time(RunStage.Training, Attempt);
        IReadOnlyList<DrawnFigure> figures = Run.Time(RunStage.Figures, () => Run.Draw(result.Figures));
        LabSummary summary = Summarize(result, Run.Cancellation.IsCancellationRequested ? RunStatus.Cancelled : result.Status);
        return (summary, Report(result, figures, summary.Status));
    }

    public override RunOutcome Unfinished(RunStatus status, string? message) =>
        Summarize(LabResult.Cancelled with { Findings = status == RunStatus.Failed
            ? [Finding.Of("run.failed", "an error", "An error ended the run.")] : [] }, status) with { Message = message };

    private LabSummary Summarize(LabResult result, RunStatus status) => new()
    {
        Name = Run.Job.Name,
        Kind = JobContract.NameOf(Run.Job),
        Status = status,
        Finding = string.Join(" ", result.Findings.Select(finding => finding.Sentence)),
        Results = result.Results,
        Seconds = Run.Seconds,
    };

    private LabResult Attempt()
    {
        try
        {
            return plan.Compute(Run);
        }
        catch (OperationCanceledException) when (Run.Cancellation.IsCancellationRequested)
        {
            return LabResult.Cancelled;
        }
    }

    private ReportDocument Report(LabResult result, IReadOnlyList<DrawnFigure> figures, RunStatus status)
    {
        var document = new ReportDocument();
        bool isPart = status == RunStatus.Cancelled && result.Results is not null;
        document.Heading(1, Run.Job.Name)
            .Say(isPart ? "The run was cancelled; what had been computed was kept." : "", result.Findings);
        if (result.Sliders is object sliders)
            document.Moving("lab", sliders);
        result.Report(document);
        FigureSection.Write(document, figures);
        return document.Paragraph("All numbers stand with full digits in `summary.json` and `figures/data/`; `resolved.yaml` repeats this "
            + "run.");
    }
}
