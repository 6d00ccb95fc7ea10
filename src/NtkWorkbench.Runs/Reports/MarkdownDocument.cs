using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>A Markdown text, put together from top to bottom, with the findings and the tables that stand in it.</summary>
internal sealed class MarkdownDocument
{
    private readonly StringBuilder _text = new();
    private readonly List<Finding> _findings = [];
    private readonly List<ReportTable> _tables = [];

    /// <summary>Every finding that was said, in the text's order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<ReportTable> Tables => _tables;

    public MarkdownDocument Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    public MarkdownDocument Paragraph(params IEnumerable<string> sentences) =>
        Block(string.Join(" ", sentences.Where(sentence => sentence.Length > 0)));

    /// <summary>A paragraph of findings, after words that hold no number.</summary>
    public MarkdownDocument Say(string opening, params IEnumerable<Finding> findings)
    {
        Finding[] said = [.. findings];
        _findings.AddRange(said);
        return Paragraph([opening, .. said.Select(finding => finding.Sentence)]);
    }

    public MarkdownDocument Say(params IEnumerable<Finding> findings) => Say("", findings);

    public MarkdownDocument Image(string caption, string path) => Block($"![{caption}]({path})");

    public MarkdownDocument Table(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new ReportTable(name, header, [.. rows]);
        _tables.Add(table);
        var lines = new List<string> { Row(header), Row(header.Select((_, column) => column == 0 ? "---" : "---:")) };
        lines.AddRange(table.Rows.Select(Row));
        return Block(string.Join("\n", lines));
    }

    public override string ToString() => _text.ToString();

    private static string Row(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";

    private MarkdownDocument Block(string text)
    {
        if (text.Length == 0)
            return this;
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(text).Append('\n');
        return this;
    }
}
