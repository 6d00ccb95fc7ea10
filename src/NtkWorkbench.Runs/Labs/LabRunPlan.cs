namespace NtkWorkbench.Runs;

/// <summary>A job that computes, compares with theory, and draws: a lab. Its kinds differ in what they compute.</summary>
public abstract class LabRunPlan : RunPlan
{
    private protected LabRunPlan(LoadedJob source, Workbench workbench)
        : base(source)
    {
        Workbench = workbench;
    }

    /// <summary>The kind as job files name it.</summary>
    public abstract string Kind { get; }

    internal Workbench Workbench { get; }

    /// <summary>The job as resolved.yaml holds it, every default filled in and files in the run folder.</summary>
    private protected abstract Job ResolvedJob { get; }

    private protected virtual string Engine => "none";

    /// <inheritdoc/>
    public sealed override RunOutcome Run(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(observer);
        var stopwatches = new Stopwatches(Workbench.Time);
        AtomicFile.WriteText(folder.ResolvedYaml, ResolvedYaml.Write(ResolvedJob));
        RunJson.Write(folder.Environment, RunEnvironment.Collect(Workbench.LinearAlgebra.Name, Engine));
        try
        {
            return Complete(folder, observer, stopwatches, cancellation);
        }
        catch (Exception exception)
        {
            WriteFailure(folder, exception.Message, stopwatches);
            throw;
        }
    }

    /// <summary>Computes what the lab is about.</summary>
    /// <param name="folder">The run's folder, for files of the lab's own.</param>
    /// <param name="observer">Who is told how far it is.</param>
    /// <param name="cancellation">Is heard within a second: where nothing is worth keeping yet by an <see cref="OperationCanceledException"/>.</param>
    private protected abstract LabResult Compute(RunFolder folder, IRunObserver observer, CancellationToken cancellation);

    private LabSummary Complete(RunFolder folder, IRunObserver observer, Stopwatches stopwatches, CancellationToken cancellation)
    {
        LabResult result = stopwatches.Time(RunStage.Training, () => Attempt(folder, observer, cancellation));
        IReadOnlyList<DrawnFigure> figures = stopwatches.Time(RunStage.Figures, () =>
            new FigureRun(folder.Figures, Workbench.Renderer, ResolvedJob.Figures, observer).Create(ResolvedJob.Name, result.Figures, cancellation));
        LabSummary summary = Summarize(result, cancellation.IsCancellationRequested ? RunStatus.Cancelled : result.Status, stopwatches);
        RunJson.Write(folder.Summary, summary);
        AtomicFile.WriteText(folder.Report, Report(result, figures, summary.Status));
        return summary;
    }

    private LabSummary Summarize(LabResult result, RunStatus status, Stopwatches stopwatches) => new()
    {
        Name = ResolvedJob.Name,
        Kind = Kind,
        Status = status,
        Finding = result.Finding,
        Results = result.Results,
        Seconds = stopwatches.Seconds(),
    };

    private void WriteFailure(RunFolder folder, string message, Stopwatches stopwatches)
    {
        LabResult none = LabResult.Cancelled with { Finding = "An error ended the run." };
        try
        {
            RunJson.Write(folder.Summary, Summarize(none, RunStatus.Failed, stopwatches) with { Message = message });
        }
        catch (NtkException)
        {
            // The folder takes no file any more, which is most likely the error itself: that one is told.
        }
    }

    private LabResult Attempt(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        try
        {
            return Compute(folder, observer, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return LabResult.Cancelled;
        }
    }

    private string Report(LabResult result, IReadOnlyList<DrawnFigure> figures, RunStatus status)
    {
        var document = new MarkdownDocument();
        document.Heading(1, ResolvedJob.Name).Paragraph(
            result.Finding,
            status == RunStatus.Cancelled && result.Results is not null ? "The run was cancelled; what had been computed was kept." : "");
        result.Report(document);
        FigureSection.Write(document, figures);
        document.Paragraph("All numbers stand with full digits in `summary.json` and `figures/data/`; `resolved.yaml` repeats this run.");
        return document.ToString();
    }
}
