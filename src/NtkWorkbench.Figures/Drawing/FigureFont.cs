using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace NtkWorkbench.Figures;

/// <summary>The font of all text: it ships with the program, so that pictures are the same on every machine.</summary>
internal static partial class FigureFont
{
    /// <summary>The size of all text in points, when a picture is printed at its size in inches.</summary>
    public const float Points = 8;

    /// <summary>ScottPlot takes for the middle of a line that of the tallest letters there are; most are lower.</summary>
    public const float TowardsMiddle = 0.9f;

    private const int MostCharacters = 300;
    private const int MostLines = 3;

    private static readonly byte[] Web = Resource("DejaVuSans.subset.woff2");

    /// <summary>Its glyphs; a character that it lacks is drawn as a box.</summary>
    public static SKTypeface Typeface { get; } = SKTypeface.FromData(SKData.CreateCopy(Resource("DejaVuSans.subset.ttf")));

    public static float LineHeight { get; } = new SKFont(Typeface, Points).Spacing;

    /// <summary>The names to write in an SVG, for viewers that read <see cref="WebStyle"/> and for those that do not.</summary>
    public static string Families => $"'{Typeface.FamilyName}', Verdana, sans-serif";

    public static string WebStyle =>
        $"@font-face{{font-family:'{Typeface.FamilyName}';src:url(data:font/woff2;base64,{Convert.ToBase64String(Web)})}}";

    public static void Apply(SP.LabelStyle style)
    {
        style.Font = Typeface;
        style.FontSize = Points;
        style.Bold = false;
        style.BorderWidth = 0;
    }

    /// <summary>A text on one line: line ends as spaces, what no picture file may hold as U+FFFD, and not without end.</summary>
    public static string Line(string? text)
    {
        StringBuilder line = new();
        foreach (Rune rune in (text ?? "").EnumerateRunes().Take(MostCharacters))
            line.Append(Rune.IsControl(rune) ? " " : rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return line.ToString();
    }

    /// <summary>A text on up to so many lines of a width, broken behind blanks and hyphens; of a line that does not fit the middle is left
    /// out.</summary>
    public static string Wrap(string? text, float width, int mostLines = MostLines)
    {
        using SKFont font = new(Typeface, Points);
        List<string> lines = [""];
        foreach (string word in Breaks().Split(Line(text)))
        {
            if (lines[^1].Length == 0 || lines.Count == mostLines || font.MeasureText((lines[^1] + word).TrimEnd()) <= width)
                lines[^1] += word;
            else
                lines.Add(word);
        }
        return string.Join('\n', lines.Select(line => Shorten(line.TrimEnd(), width, font)));
    }

    /// <summary>A text on one line of a width; of one that does not fit the middle is left out: names in a row differ at their
    /// ends.</summary>
    public static string Shorten(string? text, float width)
    {
        using SKFont font = new(Typeface, Points);
        return Shorten(Line(text), width, font);
    }

    private static string Shorten(string line, float width, SKFont font)
    {
        if (font.MeasureText(line) <= width)
            return line;
        Rune[] runes = [.. line.EnumerateRunes()];
        for (int kept = runes.Length - 1; ; kept--)
        {
            string shorter = $"{string.Concat(runes.Take((kept + 1) / 2))}…{string.Concat(runes.TakeLast(kept / 2))}";
            if (kept <= 1 || font.MeasureText(shorter) <= width)
                return shorter;
        }
    }

    /// <summary>How wide a text is on one line.</summary>
    public static float Width(string? text)
    {
        using SKFont font = new(Typeface, Points);
        return font.MeasureText(Line(text));
    }

    [GeneratedRegex("(?<=[ -])")]
    private static partial Regex Breaks();

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(FigureFont).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
