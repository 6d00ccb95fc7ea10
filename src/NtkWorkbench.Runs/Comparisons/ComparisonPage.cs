namespace NtkWorkbench.Runs;

/// <summary>The page of a comparison that nobody asked to keep.</summary>
internal static class ComparisonPage
{
    private const int MostNamed = 4;

    /// <summary>The page that <c>ntk compare</c> would leave as report.html, without pictures and without how alike features are across
    /// seeds; nothing is written, and nothing is read that is a link or lies outside of the folders.</summary>
    /// <param name="runFolders">Folders of runs of networks, or of families.</param>
    /// <param name="workbench">What reads and linearizes.</param>
    /// <param name="cancellation">Looked at between the parts of the work.</param>
    /// <param name="linksFrom">The folder that links to the runs' reports are relative to; null: the page has none.</param>
    /// <param name="allRuns">The address of the list that the page was asked for from; null: there is none.</param>
    /// <exception cref="JobException">No folder was named, or one is not that of a run of a network with results, holds a link,
    /// or names data elsewhere.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static string Create(IReadOnlyList<string> runFolders, Workbench workbench, CancellationToken cancellation,
        string? linksFrom = null, string? allRuns = null)
    {
        if (runFolders.Count == 0)
            throw new JobException(new InputError { Source = "comparison", Message = "must name the folders of runs, got none" });
        OwnFiles.Require(runFolders);
        cancellation.ThrowIfCancellationRequested();
        ComparisonRunPlan plan = ComparisonRunPlan.Of(runFolders, null, workbench);
        cancellation.ThrowIfCancellationRequested();
        ComparisonResults results = new()
        {
            Job = plan.Job with { Name = Title(plan.Runs) },
            Groups = plan.Groups,
            Seeds = [],
            Absent = plan.Absent,
            LinearAlgebra = workbench.LinearAlgebra,
        };
        IReadOnlyList<DrawnFigure> figures = [.. ComparisonFigures.Create(results).Select(figure => new DrawnFigure
        {
            Figure = figure.Figure,
            Title = figure.Title,
            Caption = figure.Caption,
            Picture = null,
            IsDrawn = false,
        })];
        cancellation.ThrowIfCancellationRequested();
        ReportDocument document = ComparisonReport.Create(
            linksFrom, results, plan.Runs, new ComparisonTable(plan.Runs, plan.Groups), figures, isKept: false);
        return ReportPage.Create(document, allRuns, cancellation);
    }

    private static string Title(IReadOnlyList<ComparedRun> runs)
    {
        string named = string.Join(", ", runs.Take(MostNamed).Select(run => run.Label));
        return runs.Count > MostNamed ? Invariant($"Comparison of {named} and {runs.Count - MostNamed} more") : $"Comparison of {named}";
    }
}
