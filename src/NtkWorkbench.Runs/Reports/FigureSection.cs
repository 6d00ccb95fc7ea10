namespace NtkWorkbench.Runs;

/// <summary>The pictures, each with what it shows.</summary>
internal static class FigureSection
{
    /// <param name="document">Which they are added to.</param>
    /// <param name="figures">In their order.</param>
    /// <param name="isKept">Whether their data lie in the report's folder.</param>
    public static void Write(ReportDocument document, IReadOnlyList<DrawnFigure> figures, bool isKept = true)
    {
        if (figures.Count == 0)
            return;
        document.Heading(2, "Figures");
        if (isKept && figures.All(figure => figure.Picture is null))
            document.Paragraph("No picture that a report can show was asked for; the figures' data are in `figures/data/`, and `ntk plot` "
                + "draws them in the formats that it is given.");
        else if (isKept && figures.Any(figure => !figure.IsDrawn))
            document.Paragraph("The figures are saved as data and not all drawn: `ntk plot` on this folder draws them.");
        foreach (DrawnFigure figure in figures)
            document.Picture(figure);
    }
}
