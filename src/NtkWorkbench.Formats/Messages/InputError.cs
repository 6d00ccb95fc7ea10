namespace NtkWorkbench.Formats;

/// <summary>One thing that is wrong with what the user gave, and where.</summary>
public sealed record InputError
{
    private const string Margin = "  ";
    private const int Width = 100;

    /// <summary>The file as the user named it, or "command line".</summary>
    public required string Source { get; init; }

    /// <summary>Line, from 1; null where the source has no lines (a binary file) or the error no place.</summary>
    public int? Line { get; init; }

    /// <summary>Column in UTF-16 units, from 1; null without a line.</summary>
    public int? Column { get; init; }

    /// <summary>What is wrong, and what was expected.</summary>
    public required string Message { get; init; }

    /// <summary>The offending line; null where there is none to show.</summary>
    public string? LineText { get; init; }

    /// <summary>Number of carets under the line, from <see cref="Column"/> on.</summary>
    public int CaretLength { get; init; } = 1;

    /// <summary>The nearest valid name; null where none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>`file:line:column: message`, the line with carets, and the suggestion, each on its own line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Source);
        if (Line is int line)
            text.Append(CultureInfo.InvariantCulture, $":{line}:{Column ?? 1}");
        text.Append(": ").Append(Message);
        if (LineText is string shown)
            AppendLine(text, shown, Math.Max(0, (Column ?? 1) - 1), CaretLength);
        if (Suggestion is string suggestion)
            text.Append('\n').Append(Margin).Append("did you mean '").Append(suggestion).Append("'?");
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string line, int column, int caretLength)
    {
        int first = column > Width * 3 / 4 ? column - (Width / 2) : 0;
        int end = Math.Min(line.Length, first + Width);
        string opening = first > 0 ? "…" : "";
        string window = first < end ? Visible(line[first..end]) : "";
        int carets = Math.Clamp(caretLength, 1, Math.Max(1, end - column));
        text.Append('\n').Append(Margin).Append(opening).Append(window).Append(end < line.Length ? "…" : "");
        text.Append('\n').Append(Margin).Append(' ', opening.Length + column - first).Append('^', carets);
    }

    // Tabs would move the carets away from what they mark, and control characters would reach the terminal.
    private static string Visible(string line) => string.Create(line.Length, line, (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = source[i] == '\t' ? ' ' : char.IsControl(source[i]) ? '\uFFFD' : source[i];
    });
}
