namespace NtkWorkbench.Formats;

/// <summary>A place in a text: line and column from 1, and the number of characters it covers on that line.</summary>
internal readonly record struct SourceSpan(SourceText Source, int Line, int Column, int Length)
{
    public InputError Problem(string message, string? suggestion = null) => new()
    {
        Source = Source.Name,
        Line = Line,
        Column = Column,
        Message = message,
        LineText = Source.LineAt(Line),
        CaretLength = Length,
        Suggestion = suggestion,
    };
}
