namespace NtkWorkbench.Runs;

/// <summary>report.md of a comparison: answers, what differs and what came of it, pictures.</summary>
internal static class ComparisonReport
{
    public static MarkdownDocument Create(string folder, ComparisonResults results, ComparisonTable table,
        IReadOnlyList<DrawnFigure> figures)
    {
        var document = new MarkdownDocument();
        document.Heading(1, results.Plan.Job.Name);
        document.Paragraph(Overview(results));
        WriteAnswers(document, StudyAnswers.Of(results));
        document.Heading(2, "Jobs and results");
        document.Paragraph("What differs in the jobs stands beside what came of them; of several seeds the mean and the standard "
            + "deviation. "
            + "`table.csv` has a row a run and more columns.");
        table.Write(document);
        document.Paragraph(GeneralFindings.Sentences(results));
        FigureSection.Write(document, figures);
        document.Heading(2, "Runs");
        document.Paragraph(
            string.Join("\n",
                results.Runs.Select(run => $"- [{run.Label}]({Path.GetRelativePath(folder, run.Folder).Replace('\\', '/')}/report.md)")));
        return document;
    }

    private static string Overview(ComparisonResults results) =>
        $"{Wording.Count(results.Runs.Count, "run")} in {Wording.Count(results.Groups.Count, "group")}"
        + (results.Groups.Count < results.Runs.Count ? "; runs of a group differ in their seed alone." : ".");

    private static void WriteAnswers(MarkdownDocument document, IReadOnlyList<Answer> answers)
    {
        if (answers.Count == 0)
            return;
        document.Heading(2, "Answers");
        foreach (Answer answer in answers)
            document.Paragraph($"**{answer.Question}**", answer.Text);
    }
}
