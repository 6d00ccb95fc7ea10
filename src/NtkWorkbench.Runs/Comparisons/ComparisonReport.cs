namespace NtkWorkbench.Runs;

/// <summary>report.md of a comparison: answers, what differs and what came of it, pictures.</summary>
internal static class ComparisonReport
{
    /// <param name="folder">What links to the runs are relative to; null: there are none.</param>
    /// <param name="results">What came of it.</param>
    /// <param name="runs">In their order.</param>
    /// <param name="table">Of the same.</param>
    /// <param name="figures">In their order.</param>
    /// <param name="isKept">Whether it stands in a folder with table.csv and the figures' data.</param>
    public static ReportDocument Create(string? folder, ComparisonResults results, IReadOnlyList<ComparedRun> runs, ComparisonTable table,
        IReadOnlyList<DrawnFigure> figures, bool isKept = true)
    {
        var document = new ReportDocument { KeepsFigureData = isKept };
        document.Heading(1, results.Job.Name);
        document.Paragraph(Overview(runs.Count, results.Groups.Count));
        document.Say(MeasureFindings.Of(results.Groups));
        document.Moving("comparison", ComparisonBlock.Of(results.Groups, folder));
        document.Say(StatusFindings.Of(runs, results.Absent));
        document.Say(MachineFindings.Of(runs));
        WriteAnswers(document, StudyAnswers.Of(results));
        document.Heading(2, "Jobs and results");
        document.Paragraph("What differs in the jobs stands beside what came of them; of several seeds the mean, the standard "
            + "deviation and the number of those that completed.", isKept ? "`table.csv` has a row a run and more columns." : "");
        table.Write(document);
        foreach (Finding finding in GeneralFindings.Of(results))
            document.SayItem(finding);
        EqualFootingSection.Write(document,
            results.Job.Study == Study.Optimizers ? [.. OptimizerAnswers.Best(results.Groups).Select(one => one.Best)] : results.Groups);
        FigureSection.Write(document, figures, isKept);
        if (folder is null)
            return document;
        document.Heading(2, "Runs");
        foreach (ComparedRun run in runs)
            document.Item($"[{run.Label}]({Path.GetRelativePath(folder, run.Folder).Replace('\\', '/')}/report.md)");
        return document;
    }

    private static string Overview(int runs, int groups) =>
        $"{Count(runs, "run")} in {Count(groups, "group")}"
        + (groups < runs ? "; runs of a group differ in their seed alone." : ".");

    private static void WriteAnswers(ReportDocument document, IReadOnlyList<Answer> answers)
    {
        if (answers.Count == 0)
            return;
        document.Heading(2, "Answers");
        foreach (Answer answer in answers)
        {
            document.Paragraph($"**{answer.Question}**", answer.Findings.Count == 0 ? answer.Silence : "");
            foreach (Finding finding in answer.Findings)
                document.SayItem(finding);
        }
    }
}
