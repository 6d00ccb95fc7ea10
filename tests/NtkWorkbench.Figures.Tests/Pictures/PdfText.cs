using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Figures.Tests;

/// <summary>The text of a PDF file as a reader finds it: glyph numbers shown by the page, through the font's table to Unicode.</summary>
internal static partial class PdfText
{
    /// <summary>All characters shown, in their order, without what separates them.</summary>
    public static string Read(byte[] file)
    {
        string[] streams = [.. Streams(file)];
        Dictionary<int, string> characters = [];
        foreach (string table in streams.Where(stream => stream.Contains("begincmap", StringComparison.Ordinal)))
            ReadTable(table, characters);
        StringBuilder text = new();
        foreach (Match shown in streams.Where(stream => stream.Contains("BT", StringComparison.Ordinal))
            .SelectMany(stream => Shown().Matches(stream)))
        {
            foreach (int glyph in Numbers(shown.Groups[1].Value))
                text.Append(characters.GetValueOrDefault(glyph, "\uFFFD"));
        }
        return text.ToString();
    }

    private static void ReadTable(string table, Dictionary<int, string> characters)
    {
        foreach (Match block in Block().Matches(table))
        {
            foreach (Match entry in Entry().Matches(block.Groups[2].Value))
            {
                int first = Number(entry.Groups[1].Value), last = block.Groups[1].Value == "range" ? Number(entry.Groups[2].Value) : first;
                int unicode = Number((block.Groups[1].Value == "range" ? entry.Groups[3] : entry.Groups[2]).Value);
                for (int glyph = first; glyph <= last; glyph++)
                    characters[glyph] = char.ConvertFromUtf32(unicode + glyph - first);
            }
        }
    }

    private static IEnumerable<string> Streams(byte[] file)
    {
        // Every byte is one character, so that places in the text are places in the file.
        string text = Encoding.Latin1.GetString(file);
        foreach (Match match in Stream().Matches(text))
        {
            using MemoryStream packed =
                new(file, match.Index + match.Length, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
            if (!match.Value.Contains("FlateDecode", StringComparison.Ordinal))
                continue;
            using StreamReader unpacked = new(new ZLibStream(packed, CompressionMode.Decompress), Encoding.Latin1);
            yield return unpacked.ReadToEnd();
        }
    }

    private static IEnumerable<int> Numbers(string hex) => hex.Chunk(4).Select(digits => Number(new string(digits)));

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<<([^>]|>(?!>))*/Length (\d+)([^>]|>(?!>))*>> stream\r?\n")]
    private static partial Regex Stream();

    [GeneratedRegex("<([0-9A-Fa-f]+)>")]
    private static partial Regex Shown();

    [GeneratedRegex(@"beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>(?: <([0-9A-Fa-f]+)>)?")]
    private static partial Regex Entry();
}
