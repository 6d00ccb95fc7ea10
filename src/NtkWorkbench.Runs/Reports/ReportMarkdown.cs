using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>report.md.</summary>
internal static class ReportMarkdown
{
    public static string Of(ReportDocument document)
    {
        StringBuilder text = new();
        ReportBlock? before = null;
        foreach (ReportBlock block in document.Blocks)
        {
            if (Of(block) is not [_, ..] written)
                continue;
            if (before is not null && !(before is ReportBlock.Item && block is ReportBlock.Item))
                text.Append('\n');
            text.Append(written).Append('\n');
            before = block;
        }
        return text.ToString();
    }

    private static string Of(ReportBlock block) => block switch
    {
        ReportBlock.Heading heading => $"{new string('#', heading.Level)} {heading.Text}",
        ReportBlock.Paragraph paragraph => paragraph.Text,
        ReportBlock.Item item => $"- {item.Text}",
        ReportBlock.Table table => Of(table.Value),
        ReportBlock.Picture picture => Of(picture.Figure),
        ReportBlock.Moving or ReportBlock.OnPage => "",
        _ => throw new InvalidOperationException($"no such part of a report: {block}"),
    };

    private static string Of(ReportTable table) => string.Join("\n",
        [Row(table.Header), Row(table.Header.Select((_, column) => column == 0 ? "---" : "---:")), .. table.Rows.Select(Row)]);

    private static string Row(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";

    // Without a picture there is nothing to caption.
    private static string Of(DrawnFigure figure) => figure.Picture is null ? "" : string.Join("\n\n",
        $"### {figure.Title}",
        figure.IsDrawn ? $"![{figure.Title}]({figure.Picture})" : $"Not drawn: `{figure.Picture}`.",
        figure.Caption);
}
