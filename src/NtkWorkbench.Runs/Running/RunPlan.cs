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

    /// <summary>What is right and likely not meant.</summary>
    internal virtual IEnumerable<string> Warnings => [];

    /// <summary>What it would take; null where nobody can say.</summary>
    internal virtual RunEstimate? Estimate() => null;

    /// <summary>Bytes of memory at the peak of the run alone, about, counted without timing anything; of a family those of its largest
    /// member.</summary>
    public virtual double PeakBytes() => RunEstimate.Peak(MemoryOfStages());

    /// <summary>Bytes of each stage beside the program, as <see cref="RunEstimate.Memory"/> tells them.</summary>
    private protected virtual IReadOnlyList<(string Stage, double Bytes, string How)> MemoryOfStages() => [];

    /// <summary>Bytes that are written while the run lasts.</summary>
    internal virtual double DiskBytes => 0;

    /// <summary>Operations of the run, counted, by which the times of runs of one kind compare; 0: nobody counts them.</summary>
    internal virtual double CountedOperations => 0;

    /// <summary>Runs of which this says the same take the same memory and, about, the same time.</summary>
    internal virtual string Likeness => ResolvedYaml.Write(Source.Job with { Name = "member", Seed = 0 });

    /// <summary>Runs the job in its folder, from where an earlier process left it there, and leaves everything in the folder; where an
    /// error ends it, summary.json says so before the error is passed on.</summary>
    /// <exception cref="JobException">Another process works on the folder or took it over, or what an earlier one left belongs to another
    /// job or to other data, or is damaged.</exception>
    public RunOutcome Run(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(observer);
        return Within(folder, observer, claim =>
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, claim.Lost);
            return Run(folder, claim, observer, end.Token);
        }, cancellation);
    }

    /// <summary>Makes a folder of its own ready: from then on nothing is needed but the folder, in which the run waits.</summary>
    internal void PrepareIn(RunFolder folder, IRunObserver observer, CancellationToken cancellation = default) =>
        Within(folder, observer, claim =>
        {
            RunJson.Write(folder.Summary, Open(folder, claim, observer, cancellation).Unfinished(RunStatus.Waiting, null));
            return true;
        }, cancellation);

    // Nothing is written there but by the process that the folder belongs to.
    private T Within<T>(RunFolder folder, IRunObserver observer, Func<RunLock, T> work, CancellationToken cancellation)
    {
        using var claim = RunLock.Take(folder, Workbench.Terms(observer.OnWarning, cancellation));
        IDisk disk = Disk.Current;
        Disk.Replace(new FencedDisk(disk, claim));
        try
        {
            return work(claim);
        }
        finally
        {
            Disk.Replace(disk);
        }
    }

    private RunOutcome Run(RunFolder folder, RunLock claim, IRunObserver observer, CancellationToken cancellation)
    {
        // Another process may have ended it since somebody looked.
        if (RunHeader.Of(folder, Workbench.Time) is { IsDone: true } done)
        {
            DeleteState(folder, observer);
            return new DoneRun { Name = done.Name, Status = done.Status, Message = done.Message, Seconds = done.Seconds };
        }
        RunWork work = Open(folder, claim, observer, cancellation);
        using RunState state = work.State;
        using var heartbeat = new Heartbeat(folder, work, claim);
        try
        {
            (RunOutcome summary, ReportDocument report) = work.Execute();
            claim.Require();
            AtomicFile.WriteText(folder.Report, report.ToString());
            WritePage(folder, report, observer, cancellation);
            RunJson.Write(folder.Findings, report.Findings);
            foreach (ReportTable table in report.Tables)
                AtomicFile.WriteText(folder.Table(table.Name), LatexTable.Of(table));
            heartbeat.Stop();
            claim.Require();
            // From here on the run is done: nothing that it is made of comes later.
            RunJson.Write(folder.Summary, summary);
            if (RunHeader.IsEnd(summary.Status))
                DeleteState(folder, observer);
            return summary;
        }
        catch (Exception exception)
        {
            heartbeat.Stop();
            // How the folder stands is for the other to say then.
            if (claim.IsLost())
                claim.Require();
            WriteFailure(folder, work.Unfinished(RunStatus.Failed, exception.Message));
            throw;
        }
    }

    // All that it says is said elsewhere in the folder: for want of memory no run fails.
    private static void WritePage(RunFolder folder, ReportDocument report, IRunObserver observer, CancellationToken cancellation)
    {
        try
        {
            AtomicFile.WriteText(folder.Page, ReportPage.Create(report, cancellation: cancellation));
        }
        catch (OutOfMemoryException)
        {
            observer.OnWarning("no report.html: it needs more memory than there is; report.md says the same");
        }
    }

    private RunWork Open(RunFolder folder, RunLock claim, IRunObserver observer, CancellationToken cancellation)
    {
        RunEnvironment environment = RunEnvironment.Collect(Workbench.LinearAlgebra.Name, Engine);
        bool goesOn = File.Exists(Committed(folder));
        if (goesOn)
            environment.AddTo(folder);
        else
        {
            RunJson.Write(folder.Environment, environment);
            WriteInputs(folder, observer, cancellation);
            if (Resolved(folder) is Job resolved)
                AtomicFile.WriteText(folder.ResolvedYaml, ResolvedYaml.Write(resolved));
        }
        RunState state = RunState.Open(folder, claim, environment, Workbench, observer);
        if (goesOn)
            folder.DeleteResults();
        if (claim.IsInherited)
            folder.SeparateJournals();
        return Begin(new RunContext(Source.Job, folder, state, Workbench, observer, cancellation));
    }

    /// <summary>The file that is written last of what a run is made from: where it stands, all of that is there.</summary>
    private protected virtual string Committed(RunFolder folder) => folder.ResolvedYaml;

    /// <summary>Copies of the files that the job names.</summary>
    private protected virtual void WriteInputs(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
    }

    /// <summary>Engine and device; "none" where no network is involved.</summary>
    private protected virtual string Engine => "none";

    /// <summary>The job as resolved.yaml holds it, every default filled in and files in the run folder; null: no such file.</summary>
    private protected abstract Job? Resolved(RunFolder folder);

    private protected abstract RunWork Begin(RunContext run);

    // The run is done, whether or not its state can be deleted.
    private static void DeleteState(RunFolder folder, IRunObserver observer)
    {
        try
        {
            folder.DeleteState();
        }
        catch (NtkException error)
        {
            observer.OnWarning($"{error.Message}; nothing needs it any more");
        }
    }

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
