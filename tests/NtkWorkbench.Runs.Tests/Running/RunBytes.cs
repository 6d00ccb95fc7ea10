using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Runs.Tests;

/// <summary>Holds the folders of two runs of one job against each other, byte by byte but for times.</summary>
internal static partial class RunBytes
{
    // What tells the machine or who asked, and not the numbers.
    private static readonly string[] Exempt = ["environment.json", "job.yaml"];

    public static void ShouldBeEqual(string first, string second)
    {
        string[] files = Files(first);
        files.ShouldContain("summary.json");
        Files(second).ShouldBe(files);
        foreach (string file in files.Where(file => !Exempt.Contains(Path.GetFileName(file))))
            Bytes(Path.Combine(second, file)).AsSpan().SequenceEqual(Bytes(Path.Combine(first, file))).ShouldBeTrue(file);
    }

    public static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal)];

    private static byte[] Bytes(string file) => Path.GetFileName(file) switch
    {
        "summary.json" => Encoding.UTF8.GetBytes(Seconds().Replace(File.ReadAllText(file), "")),
        "report.md" or "members.tex" => Encoding.UTF8.GetBytes(Column().Replace(File.ReadAllText(file), "$1")),
        "table.csv" => Encoding.UTF8.GetBytes(LastCell().Replace(File.ReadAllText(file), "")),
        _ => File.ReadAllBytes(file),
    };

    [GeneratedRegex("\"seconds\": (\\{[^}]*\\}|[0-9.eE+-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();

    // The seconds of a comparison's table.
    [GeneratedRegex(",[0-9.eE+-]+$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex LastCell();

    // The table of a family's members, and what it says of their time together.
    [GeneratedRegex(@"(completed *[|&] \$?)[0-9.]+|(?<=jobs in )[0-9.]+(?= s)", RegexOptions.CultureInvariant)]
    private static partial Regex Column();
}
