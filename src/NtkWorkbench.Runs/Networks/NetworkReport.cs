namespace NtkWorkbench.Runs;

/// <summary>report.md of a network job: what was run, what came out, in sentences made from the numbers.</summary>
internal static class NetworkReport
{
    public static MarkdownDocument Create(NetworkResults results, IReadOnlyList<DrawnFigure> figures)
    {
        var document = new MarkdownDocument();
        document.Heading(1, results.Plan.Job.Name).Paragraph(RunDescription.Sentences(results.Plan.Job, results.Plan.Architecture, results.Plan.Data.Train.Count));
        TrainingSection.Write(document, results);
        DiagnosisSection.Write(document, results);
        FeatureSection.Write(document, results);
        TangentRidgeSection.Write(document, results);
        FigureSection.Write(document, figures);
        document.Paragraph("All numbers stand with full digits in `metrics.csv`, `features/`, `predictions/` and `figures/data/`; "
            + "`resolved.yaml` repeats this run.");
        return document;
    }
}
