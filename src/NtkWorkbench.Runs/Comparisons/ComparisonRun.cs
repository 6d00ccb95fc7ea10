namespace NtkWorkbench.Runs;

/// <summary>Writes a comparison: tables, figures, report.</summary>
internal sealed class ComparisonRun(ComparisonRunPlan plan, RunContext run) : RunWork(run)
{
    public override (RunOutcome Summary, ReportDocument Report) Execute()
    {
        var table = new ComparisonTable(plan.Runs, plan.Groups);
        table.Write(Path.Combine(Run.Folder.Path, "table.csv"));
        IReadOnlyList<GroupSimilarity> seeds = Run.Time(RunStage.Features, CompareSeeds);
        if (seeds.Count > 0)
            SeedComparison.Write(Path.Combine(Run.Folder.Path, "seed_similarity.csv"), seeds);
        var results = new ComparisonResults
        {
            Job = plan.Job,
            Groups = plan.Groups,
            Seeds = seeds,
            Absent = plan.Absent,
            LinearAlgebra = plan.Workbench.LinearAlgebra,
        };
        IReadOnlyList<DrawnFigure> figures = Run.Time(RunStage.Figures, () => Run.Draw(ComparisonFigures.Create(results)));
        ReportDocument report = ComparisonReport.Create(Run.Folder.Path, results, plan.Runs, table, figures);
        return (Summarize(Run.Cancellation.IsCancellationRequested ? RunStatus.Cancelled : RunStatus.Completed, null), report);
    }

    public override RunOutcome Unfinished(RunStatus status, string? message) => Summarize(status, message);

    private ComparisonOutcome Summarize(RunStatus status, string? message) => new()
    {
        Name = plan.Job.Name,
        Status = status,
        Message = message,
        Seconds = Run.Seconds,
        Runs = plan.Runs.Count,
        Groups = plan.Groups.Count,
        LowestTestLoss = ComparisonOutcome.LowestOf(plan.Groups),
    };

    private IReadOnlyList<GroupSimilarity> CompareSeeds()
    {
        Run.Report(RunStage.Comparison, 0, "features across seeds");
        IReadOnlyList<GroupSimilarity> similarities =
            new SeedComparison(plan.Workbench.LinearAlgebra).Compare(plan.Groups, Run.Cancellation);
        Run.Report(RunStage.Comparison, 1, "");
        return similarities;
    }
}
