using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>A Markdown text, put together from top to bottom.</summary>
internal sealed class MarkdownDocument
{
    private readonly StringBuilder _text = new();

    public MarkdownDocument Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    public MarkdownDocument Paragraph(params IEnumerable<string> sentences) =>
        Block(string.Join(" ", sentences.Where(sentence => sentence.Length > 0)));

    public MarkdownDocument Image(string caption, string path) => Block($"![{caption}]({path})");

    public MarkdownDocument Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = new List<string> { Row(header), Row(header.Select((_, column) => column == 0 ? "---" : "---:")) };
        lines.AddRange(rows.Select(Row));
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
