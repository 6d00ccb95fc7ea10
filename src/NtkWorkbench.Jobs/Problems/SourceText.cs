namespace NtkWorkbench.Jobs.Problems;

/// <summary>A text with a name, cut into lines at \n, \r\n and \r.</summary>
internal sealed class SourceText(string name, string text)
{
    private string[]? lines;

    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>The line of a number from 1; null past the end.</summary>
    public string? LineAt(int line)
    {
        lines ??= Text.ReplaceLineEndings("\n").Split('\n');
        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }

    /// <summary>The place of one character.</summary>
    /// <param name="offset">Index into the text.</param>
    public SourceSpan SpanAt(int offset)
    {
        string before = Text[..offset].ReplaceLineEndings("\n");
        int line = before.AsSpan().Count('\n') + 1;
        return new SourceSpan(this, line, before.Length - before.LastIndexOf('\n'), 1);
    }
}
