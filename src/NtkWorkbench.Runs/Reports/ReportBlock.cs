namespace NtkWorkbench.Runs;

/// <summary>A part of a report. Its texts hold `code`, **bold** and [links](to/another/report.md).</summary>
internal abstract record ReportBlock
{
    internal sealed record Heading(int Level, string Text) : ReportBlock;

    internal sealed record Paragraph(string Text) : ReportBlock;

    /// <summary>One of a list of sentences.</summary>
    internal sealed record Item(string Text) : ReportBlock;

    internal sealed record Table(ReportTable Value) : ReportBlock;

    internal sealed record Picture(DrawnFigure Figure) : ReportBlock;

    /// <summary>Said in a page alone.</summary>
    internal sealed record OnPage(string Text) : ReportBlock;

    /// <summary>What a page computes and draws itself, from data of this id; it has no counterpart in Markdown.</summary>
    internal sealed record Moving(string Id, object Data) : ReportBlock;
}
