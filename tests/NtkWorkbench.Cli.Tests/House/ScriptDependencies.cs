using System.Text.RegularExpressions;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Which module of the pages imports which, types in comments included.</summary>
internal static partial class ScriptDependencies
{
    private const string Folder = "src/NtkWorkbench.Figures/Pages/Scripts/";

    /// <summary>Pairs of modules by their paths from Pages/Scripts: "charts/series.js".</summary>
    public static IReadOnlyList<(string From, string To)> Files { get; } =
    [
        .. from file in SourceTree.Files(Folder, "*.js")
           let module = file[Folder.Length..]
           from Match import in Import().Matches(File.ReadAllText(SourceTree.At(file)))
           let path = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(module)!, import.Groups["path"].Value))
           select (module, path[1..]),
    ];

    [GeneratedRegex(@"(^import [^""]* from |\bimport\()""(?<path>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex Import();
}
