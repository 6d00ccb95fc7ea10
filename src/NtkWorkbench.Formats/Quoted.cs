namespace NtkWorkbench.Formats;

/// <summary>Text from a file within a message: in quotes, short, and without characters that would not be seen.</summary>
internal static class Quoted
{
    private const int Shown = 40;

    /// <summary>'text', 'the beginning of a long text…', or "nothing".</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return "nothing";
        string shown = Printable.Of(text[..Math.Min(text.Length, Shown)].ToString()).Replace("\n", "\\u000a", StringComparison.Ordinal);
        return text.Length <= Shown ? $"'{shown}'" : $"'{shown}…'";
    }

    public static string List(IReadOnlyCollection<string> names)
    {
        const int listed = 12;
        string more = names.Count > listed ? $" and {names.Count - listed} more" : "";
        return string.Join(", ", names.Take(listed).Select(name => Of(name))) + more;
    }
}
