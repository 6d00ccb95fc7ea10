using System.Globalization;
using System.Text;

namespace NtkWorkbench;

/// <summary>Text that may come from anywhere, for people to see: what would move a terminal's cursor, turn the direction of writing or not
/// be seen is shown as its number, \u202e.</summary>
internal static class Printable
{
    /// <summary>The text; its line ends stay.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsHidden))
            return text;
        var shown = new StringBuilder();
        foreach (char c in text)
            _ = IsHidden(c) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : shown.Append(c);
        return shown.ToString();
    }

    private static bool IsHidden(char c) => c != '\n' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
