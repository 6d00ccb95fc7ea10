namespace NtkWorkbench.JobFiles;

/// <summary>Translates the parser's complaints: it says where it stopped, users want to know what they left out.</summary>
internal static partial class YamlSyntax
{
    public const string TabIndents = "a tab cannot indent, expected blanks";

    private static readonly (string Complaint, string Words)[] Dictionary =
    [
        ("cannot start any token", "this character cannot begin a value, expected the value in quotes"),
        ("found invalid mapping", "a second ':' in one value, expected one key and one value, text with ': ' in quotes"),
        ("unexpected end of stream", "the quote is not closed, expected another"),
        ("unknown escape character", "unknown escape after '\\' in double quotes, expected \\\\ for a backslash, or single quotes"),
        ("did not find expected key", "not at the column of a key, expected the keys of one mapping in one column"),
        ("did not find expected '-' indicator", "expected another item '- …' of the list"),
        ("did not find expected node content", "expected a value here"),
        ("could not find expected ':'", "expected ': ' and a value after the key"),
    ];

    /// <summary>What to say of a place where the parser stopped inside <c>bracket</c>, the innermost that is open; null: none.</summary>
    public static (SourceSpan Span, string Message) Explain(SourceSpan stopped, string complaint, SourceSpan? bracket)
    {
        SourceSpan place = BeforeEnd(stopped);
        // A tab stops the parser at the beginning of the mapping it stands in.
        int last = complaint.Contains("tab as indentation", StringComparison.Ordinal) ? place.Source.LineCount : place.Line + 1;
        for (int line = Math.Max(1, place.Line - 1); line <= last; line++)
        {
            string text = place.Source.LineAt(line) ?? "";
            if (TabIndentation().Match(text) is { Success: true } tab)
                return (place with { Line = line, Column = tab.Length }, TabIndents);
            if (line <= place.Line && bracket is null && MissingBlank().Match(text) is { Success: true } key)
                return (place with { Line = line, Column = key.Length }, "a blank is missing after ':', expected 'key: value'");
        }
        if (bracket is SourceSpan open && open.Line < stopped.Line && complaint.Contains("expected", StringComparison.Ordinal))
            return (open, IsSquare(open) ? "this '[' is not closed, expected ']'" : "this '{' is not closed, expected '}'");
        foreach ((string known, string words) in Dictionary)
        {
            if (complaint.Contains(known, StringComparison.OrdinalIgnoreCase))
                return (place, words);
        }
        string rest = complaint.TrimEnd('.');
        return (place, $"not YAML: {char.ToLowerInvariant(rest[0])}{rest[1..]}");
    }

    private static bool IsSquare(SourceSpan bracket) => bracket.Source.LineAt(bracket.Line)?.ElementAtOrDefault(bracket.Column - 1) == '[';

    // The parser may stop behind the last line; the reader's eye does not.
    private static SourceSpan BeforeEnd(SourceSpan span)
    {
        int line = span.Line;
        while (line > 1 && string.IsNullOrWhiteSpace(span.Source.LineAt(line)))
            line--;
        return line == span.Line ? span : span with { Line = line, Column = (span.Source.LineAt(line)?.TrimEnd().Length ?? 0) + 1 };
    }

    [GeneratedRegex(@"^ *\t(?=\s*\S)")]
    private static partial Regex TabIndentation();

    [GeneratedRegex(@"^\s*\w+:(?=[^\s:/\\])")]
    private static partial Regex MissingBlank();
}
