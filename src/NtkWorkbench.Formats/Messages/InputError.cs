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
        return Printable.Of(text.ToString());
    }

    private static void AppendLine(StringBuilder text, string line, int column, int caretLength)
    {
        int first = column > Width * 3 / 4 ? column - (Width / 2) : 0;
        int end = Math.Min(line.Length, first + Width);
        string opening = first > 0 ? "…" : "";
        string Part(int from, int to) => from < to ? Visible(line[from..to]) : "";
        int marked = Math.Min(column, end), carets = Math.Max(1, Part(marked, Math.Min(end, marked + caretLength)).Length);
        text.Append('\n').Append(Margin).Append(opening).Append(Part(first, end)).Append(end < line.Length ? "…" : "");
        text.Append('\n').Append(Margin).Append(' ', opening.Length + Part(first, marked).Length + column - marked).Append('^', carets);
    }

    // Tabs would move the carets away from what they mark.
    private static string Visible(string line) => Printable.Of(line.Replace('\t', ' '));
}
