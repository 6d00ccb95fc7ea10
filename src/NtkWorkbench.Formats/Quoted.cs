namespace NtkWorkbench.Formats;

/// <summary>Text from a file within a message: in quotes, short, and without characters that would reach the terminal.</summary>
internal static class Quoted
{
    private const int Shown = 40;

    /// <summary>'text', 'the beginning of a long text…', or "nothing".</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return "nothing";
        string shown = string.Create(Math.Min(text.Length, Shown), text, (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
        });
        return text.Length <= Shown ? $"'{shown}'" : $"'{shown}…'";
    }

    public static string List(IReadOnlyCollection<string> names)
    {
        const int listed = 12;
        string more = names.Count > listed ? $" and {names.Count - listed} more" : "";
        return string.Join(", ", names.Take(listed).Select(name => Of(name))) + more;
    }
}
