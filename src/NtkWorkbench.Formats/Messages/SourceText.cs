namespace NtkWorkbench.Formats;

/// <summary>A text with a name, cut into lines at \n, \r\n and \r. <c>rank</c>: where its errors are shown among those of other
/// sources.</summary>
internal sealed class SourceText(string name, string text, int rank = 0)
{
    private string[]? _lines;

    public string Name { get; } = name;

    public string Text { get; } = text;

    public int Rank { get; } = rank;

    /// <summary>Number of lines; the one after a final line end counts.</summary>
    public int LineCount => Lines.Length;

    private string[] Lines => _lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The line of a number from 1; null past the end.</summary>
    public string? LineAt(int line) => line >= 1 && line <= Lines.Length ? Lines[line - 1] : null;

    public SourceSpan SpanAt(int offset)
    {
        string before = Text[..offset].ReplaceLineEndings("\n");
        int line = before.AsSpan().Count('\n') + 1;
        return new SourceSpan(this, line, before.Length - before.LastIndexOf('\n'), 1);
    }
}
