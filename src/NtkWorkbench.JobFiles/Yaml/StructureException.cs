namespace NtkWorkbench.JobFiles;

/// <summary>The structure of a document is refused where going on makes no sense; caught by the composer.</summary>
internal sealed class StructureException(SourceSpan span, string message) : NtkException(message)
{
    public SourceSpan Span { get; } = span;
}
