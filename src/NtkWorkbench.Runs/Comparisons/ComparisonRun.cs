namespace NtkWorkbench.Runs;

/// <summary>Writes a comparison: tables, figures, report.</summary>
internal sealed class ComparisonRun(ComparisonRunPlan plan, RunFolder folder, IRunObserver observer)
{
    private readonly Stopwatches _stopwatches = new(plan.Workbench.Time);

    public ComparisonOutcome Execute(CancellationToken cancellation)
    {
        AtomicFile.WriteText(folder.ResolvedYaml, ResolvedYaml.Write(Portable()));
        var table = new ComparisonTable(plan.Runs, plan.Groups);
        table.Write(Path.Combine(folder.Path, "table.csv"));
        IReadOnlyList<SeedFinding> seeds = _stopwatches.Time(RunStage.Features, () => CompareSeeds(cancellation));
        if (seeds.Count > 0)
            SeedComparison.Write(Path.Combine(folder.Path, "seed_similarity.csv"), seeds);
        var results = new ComparisonResults { Plan = plan, Seeds = seeds };
        IReadOnlyList<DrawnFigure> figures = _stopwatches.Time(RunStage.Figures, () =>
            new FigureRun(folder.Figures, plan.Workbench.Renderer, plan.Job.Figures, observer).Create(plan.Job.Name, ComparisonFigures.Create(results), cancellation));
        ComparisonReport.Write(folder, results, table, figures);
        var outcome = new ComparisonOutcome
        {
            Name = plan.Job.Name,
            Status = cancellation.IsCancellationRequested ? RunStatus.Cancelled : RunStatus.Completed,
            Seconds = _stopwatches.Seconds(),
            Runs = plan.Runs.Count,
            Groups = plan.Groups.Count,
            LowestTestLoss = plan.Runs.Where(run => double.IsFinite(run.Summary.TestLoss ?? double.NaN)).MinBy(run => run.Summary.TestLoss)?.Label,
        };
        RunJson.Write(folder.Summary, outcome);
        return outcome;
    }

    private IReadOnlyList<SeedFinding> CompareSeeds(CancellationToken cancellation)
    {
        observer.OnProgress(new RunProgress { Job = plan.Job.Name, Stage = RunStage.Comparison, Fraction = 0, Item = "features across seeds" });
        IReadOnlyList<SeedFinding> findings = new SeedComparison(plan.Workbench.LinearAlgebra).Compare(plan.Groups, cancellation);
        observer.OnProgress(new RunProgress { Job = plan.Job.Name, Stage = RunStage.Comparison, Fraction = 1, Item = "" });
        return findings;
    }

    // Paths from the comparison's own folder, so that both can move together.
    private ComparisonJob Portable() => plan.Job with
    {
        Runs = [.. plan.Runs.Select(run => Path.GetRelativePath(folder.Path, run.Folder).Replace('\\', '/'))],
    };
}
