using NtkWorkbench.Jobs.Execution;

namespace NtkWorkbench.Jobs.Reports;

/// <summary>The pictures, each with what it shows.</summary>
internal static class FigureSection
{
    public static void Write(MarkdownDocument document, IReadOnlyList<DrawnFigure> figures)
    {
        if (figures.Count == 0)
            return;
        document.Heading(2, "Figures");
        if (figures.Any(figure => !figure.IsDrawn))
            document.Paragraph("The figures are saved as data and not all drawn: `ntk plot` on this folder draws them.");
        foreach (DrawnFigure figure in figures)
        {
            document.Heading(3, figure.Title);
            if (figure.Picture is string picture && figure.IsDrawn)
                document.Image(figure.Title, picture);
            else if (figure.Picture is string missing && !figure.IsDrawn)
                document.Paragraph($"Not drawn: `{missing}`.");
            document.Paragraph(figure.Caption);
        }
    }
}
