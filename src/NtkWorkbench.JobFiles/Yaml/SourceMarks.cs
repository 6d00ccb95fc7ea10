using YamlDotNet.Core;

namespace NtkWorkbench.JobFiles;

/// <summary>Translates the parser's marks.</summary>
internal static class SourceMarks
{
    /// <summary>From start to end, or one character where the end is on another line.</summary>
    public static SourceSpan Span(SourceText source, Mark start, Mark end)
    {
        (int line, int column) = ((int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column));
        return new SourceSpan(source, line, column, end.Line == start.Line ? (int)Math.Max(1, end.Column - start.Column) : 1);
    }
}
