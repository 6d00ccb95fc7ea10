using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Testing;

/// <summary>Holds the folders of two runs of one job against each other, byte by byte but for times.</summary>
internal static partial class FolderBytes
{
    /// <summary>The first difference; null where there is none.</summary>
    public static string? Difference(string expected, string folder, params string[] exempt)
    {
        string[] wanted = Files(expected), found = Files(folder);
        if (!wanted.SequenceEqual(found))
            return $"missing: {string.Join(", ", wanted.Except(found))}; too many: {string.Join(", ", found.Except(wanted))}";
        return wanted.Except(exempt).FirstOrDefault(file => !IsSame(Path.Combine(expected, file), Path.Combine(folder, file)))
            is string file ? $"{file} differs" : null;
    }

    public static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal)];

    private static bool IsSame(string file, string other) => Bytes(file).AsSpan().SequenceEqual(Bytes(other));

    private static byte[] Bytes(string file) => Path.GetFileName(file) switch
    {
        "summary.json" => Encoding.UTF8.GetBytes(Seconds().Replace(File.ReadAllText(file), "")),
        "report.md" or "report.html" or "members.tex" => Encoding.UTF8.GetBytes(Column().Replace(File.ReadAllText(file), "$1")),
        "table.csv" => Encoding.UTF8.GetBytes(LastCell().Replace(File.ReadAllText(file), "")),
        _ => File.ReadAllBytes(file),
    };

    [GeneratedRegex("\"seconds\": (\\{[^}]*\\}|[0-9.eE+-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();

    // The seconds of a comparison's table.
    [GeneratedRegex(",[0-9.eE+-]+$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex LastCell();

    // The table of a family's members, and what it says of their time together.
    [GeneratedRegex(@"(completed *(?:[|&] \$?|</td><td>))[0-9.]+|(?<=jobs in )[0-9.]+(?= s)", RegexOptions.CultureInvariant)]
    private static partial Regex Column();
}
