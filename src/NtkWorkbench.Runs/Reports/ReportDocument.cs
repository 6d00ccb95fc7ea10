namespace NtkWorkbench.Runs;

/// <summary>A report, put together from top to bottom, with the findings and the tables that stand in it.</summary>
internal sealed class ReportDocument
{
    private readonly List<ReportBlock> _blocks = [];
    private readonly List<Finding> _findings = [];

    /// <summary>Whether figures/data/ beside it has the numbers of its figures.</summary>
    public bool KeepsFigureData { get; init; } = true;

    public IReadOnlyList<ReportBlock> Blocks => _blocks;

    /// <summary>Every finding that was said, in the text's order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public IEnumerable<ReportTable> Tables => _blocks.OfType<ReportBlock.Table>().Select(table => table.Value);

    public ReportDocument Heading(int level, string text) => Add(new ReportBlock.Heading(level, text));

    public ReportDocument Paragraph(params IEnumerable<string> sentences) =>
        Joined(sentences) is [_, ..] text ? Add(new ReportBlock.Paragraph(text)) : this;

    public ReportDocument Item(string text) => Add(new ReportBlock.Item(text));

    /// <summary>A paragraph of findings, after words that hold no number.</summary>
    public ReportDocument Say(string opening, params IEnumerable<Finding> findings)
    {
        Finding[] said = [.. findings];
        _findings.AddRange(said);
        return Paragraph([opening, .. said.Select(finding => finding.Sentence)]);
    }

    public ReportDocument Say(params IEnumerable<Finding> findings) => Say("", findings);

    /// <summary>An item of a list, a finding.</summary>
    public ReportDocument SayItem(Finding finding)
    {
        _findings.Add(finding);
        return Item(finding.Sentence);
    }

    public ReportDocument Picture(DrawnFigure figure) => Add(new ReportBlock.Picture(figure));

    public ReportDocument Table(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        Add(new ReportBlock.Table(new ReportTable(name, header, [.. rows])));

    public ReportDocument OnPage(string text) => Add(new ReportBlock.OnPage(text));

    public ReportDocument Moving(string id, object data) => Add(new ReportBlock.Moving(id, data));

    /// <summary>As Markdown.</summary>
    public override string ToString() => ReportMarkdown.Of(this);

    private static string Joined(IEnumerable<string> sentences) => string.Join(" ", sentences.Where(sentence => sentence.Length > 0));

    private ReportDocument Add(ReportBlock block)
    {
        _blocks.Add(block);
        return this;
    }
}
