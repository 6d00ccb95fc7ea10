using System.Text.RegularExpressions;

namespace NtkWorkbench.View;

/// <summary>The files of a run folder that are served: those of a fixed list of names and folders.</summary>
internal static partial class RunFiles
{
    private static readonly string[] Documents =
        ["report.md", "metrics.csv", "batches.csv", "table.csv", "seed_similarity.csv", "findings.json", "summary.json", "environment.json",
            "job.yaml", "resolved.yaml"];

    private static readonly (string Folder, string[] Endings)[] Folders =
        [("figures", ["png", "svg", "pdf"]), ("figures/data", ["csv"]), ("tables", ["tex"])];

    /// <summary>The kind of a file's content; null where it is not served.</summary>
    public static string? TypeOf(ReadOnlySpan<string> names)
    {
        if (names is [string document])
            return Documents.Contains(document) ? OfEnding(Path.GetExtension(document)[1..]) : null;
        if (names.Length == 0)
            return null;
        string folder = string.Join('/', names[..^1]);
        string[] endings = Folders.FirstOrDefault(known => known.Folder == folder).Endings ?? [];
        return FileName().Match(names[^1]) is { Success: true } name && endings.Contains(name.Groups[1].Value)
            ? OfEnding(name.Groups[1].Value) : null;
    }

    // Text is shown as it stands; what else could run something is sandboxed by its policy.
    private static string OfEnding(string ending) => ending switch
    {
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "json" => "application/json",
        "md" or "csv" or "yaml" or "tex" => "text/plain; charset=utf-8",
        _ => throw new InvalidOperationException($"no such ending: {ending}"),
    };

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]*\.([a-z]+)\z")]
    private static partial Regex FileName();
}
