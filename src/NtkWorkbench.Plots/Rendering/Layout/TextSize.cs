namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>
/// Sizes of text in inches, close enough to leave room for it: the layout must not depend on the fonts of a machine.
/// </summary>
public static class TextSize
{
    /// <summary>The size of all text, in points, when a picture is printed at its size in inches.</summary>
    public const double Points = 8;

    /// <summary>From line to line.</summary>
    public const double LineHeight = 0.155;

    private const double Em = Points / 72;

    /// <summary>The width of a line, rather over than under.</summary>
    public static double Width(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Em * text.Sum(Width);
    }

    private static double Width(char c) => c switch
    {
        'i' or 'l' or 'j' or '.' or ',' or ':' or ';' or '|' or '\'' or ' ' or '\u2009' => 0.31,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '{' or '}' or '/' or '-' => 0.42,
        >= '⁰' and <= '₟' or '¹' or '²' or '³' => 0.44,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.96,
        '−' or '×' or '–' or '=' or '<' or '>' or '+' => 0.84,
        _ when char.IsUpper(c) => 0.7,
        _ => 0.64,
    };
}
