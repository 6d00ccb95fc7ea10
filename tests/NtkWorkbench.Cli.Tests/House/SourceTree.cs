using System.Runtime.CompilerServices;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of it.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The files of a folder that people wrote, by their paths from the top, with '/'.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
