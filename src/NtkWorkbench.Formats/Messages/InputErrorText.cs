namespace NtkWorkbench.Formats;

/// <summary>The text form of an error.</summary>
internal static class InputErrorText
{
    private const string Margin = "  ";
    private const int Width = 100;

    public static string Format(InputError error)
    {
        var text = new StringBuilder(error.Source);
        if (error.Line is int line)
            text.Append(CultureInfo.InvariantCulture, $":{line}:{error.Column ?? 1}");
        text.Append(": ").Append(error.Message);
        if (error.LineText is string shown)
            AppendLine(text, shown, Math.Max(0, (error.Column ?? 1) - 1), error.CaretLength);
        if (error.Suggestion is string suggestion)
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
