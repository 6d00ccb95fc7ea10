namespace NtkWorkbench.Runs;

/// <summary>
/// A job made ready: everything that can be wrong with its input has been found, and nothing has been written yet.
/// </summary>
public abstract class RunPlan
{
    private protected RunPlan(LoadedJob source, Workbench workbench) => (Source, Workbench) = (source, workbench);

    /// <summary>The job file.</summary>
    public LoadedJob Source { get; }

    internal Workbench Workbench { get; }

    /// <summary>What would be run, in one line.</summary>
    public abstract string Describe();

    /// <summary>What it would take; null where nobody can say.</summary>
    internal virtual RunEstimate? Estimate() => null;

    /// <summary>Runs the job and leaves everything in the folder; where an error ends it, summary.json says so before the error is passed
    /// on.</summary>
    public RunOutcome Run(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(observer);
        RunWork work = Begin(new RunContext(Source.Job, folder, Workbench, observer, cancellation));
        try
        {
            if (Resolved(folder) is Job resolved)
                AtomicFile.WriteText(folder.ResolvedYaml, ResolvedYaml.Write(resolved));
            RunJson.Write(folder.Environment, RunEnvironment.Collect(Workbench.LinearAlgebra.Name, Engine));
            (RunOutcome summary, MarkdownDocument report) = work.Execute();
            RunJson.Write(folder.Summary, summary);
            AtomicFile.WriteText(folder.Report, report.ToString());
            RunJson.Write(folder.Findings, report.Findings);
            foreach (ReportTable table in report.Tables)
                AtomicFile.WriteText(folder.Table(table.Name), LatexTable.Of(table));
            return summary;
        }
        catch (Exception exception)
        {
            WriteFailure(folder, work.Failed(exception.Message));
            throw;
        }
    }

    /// <summary>Engine and device; "none" where no network is involved.</summary>
    private protected virtual string Engine => "none";

    /// <summary>The job as resolved.yaml holds it, every default filled in and files in the run folder; null: no such file.</summary>
    private protected abstract Job? Resolved(RunFolder folder);

    private protected abstract RunWork Begin(RunContext run);

    private static void WriteFailure(RunFolder folder, RunOutcome summary)
    {
        try
        {
            RunJson.Write(folder.Summary, summary);
        }
        catch (NtkException)
        {
            // The folder takes no file any more, which is most likely the error itself: that one is told.
        }
    }
}
