using System.Text.RegularExpressions;

namespace NtkWorkbench.Cli.Tests;

/// <summary>What documents say of the repository's files is true.</summary>
public sealed partial class DocumentPathsTests
{
    // Where documents count paths from: the top, src/, the library, and for "Cli/Composition.cs" the project of that name.
    private static readonly string[] Bases = ["", "src/", "src/NtkWorkbench/", "src/NtkWorkbench."];

    private static readonly string[] Documents = ["README.md", "CONTRIBUTING.md", .. SourceTree.Files("docs", "*.md")];

    private static readonly HashSet<string> SourceNames = [.. SourceTree.Files("src", "*").Concat(SourceTree.Files("tests", "*"))
        .Select(file => Path.GetFileName(file))];

    public static IEnumerable<object[]> Paths() =>
    [
        .. from document in Documents
           from path in PathsIn(File.ReadAllText(SourceTree.At(document)))
           select new object[] { document, path },
    ];

    public static IEnumerable<object[]> Links() =>
    [
        .. from document in Documents
           from link in Link().Matches(Code().Replace(File.ReadAllText(SourceTree.At(document)), ""))
               .Select(match => match.Groups[1].Value).Distinct()
           where !link.Contains("://", StringComparison.Ordinal)
           select new object[] { document, link },
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Document_PathOfTheRepository_Exists(string document, string path) =>
        Exists(path).ShouldBeTrue($"{document} names {path}, which does not exist");

    [Theory]
    [MemberData(nameof(Links))]
    public void Document_Link_LeadsToAFile(string document, string link) =>
        Path.Exists(SourceTree.At(Path.GetDirectoryName(document)!, link.Split('#')[0]))
            .ShouldBeTrue($"{document} links to {link}, which does not exist");

    [Theory]
    [InlineData("see `NtkWorkbench/Nowhere.cs`", "NtkWorkbench/Nowhere.cs")]
    [InlineData("`./ntk run configs/none.yaml seed=1`", "configs/none.yaml")]
    [InlineData("```sh\n./scripts/none  # what\n```", "scripts/none")]
    [InlineData("`Nothing.cs`", "Nothing.cs")]
    public void PathsIn_WhatLooksLikeOne_IsFoundAndDoesNotExist(string text, string path)
    {
        PathsIn(text).ShouldBe([path]);
        Exists(path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("`checkpoints/final.safetensors`, `η/2` and `runs/<name>/`")]
    [InlineData("configs/none.yaml outside of code")]
    public void PathsIn_WhatIsNone_IsNotFound(string text) => PathsIn(text).ShouldBeEmpty();

    private static IEnumerable<string> PathsIn(string text) => Code().Matches(text)
        .SelectMany(match => match.Value.Split([' ', '\n', '`', '(', ')', ',', ';', '"', '\'', ':'], StringSplitOptions.RemoveEmptyEntries))
        .Select(word => word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word)
        .Where(LooksLikeAPath)
        .Distinct();

    private static bool LooksLikeAPath(string word) =>
        PathOfNames().IsMatch(word) && (word.EndsWith(".cs", StringComparison.Ordinal)
            || (word.Split('/') is [string first, _, ..] && Bases.Any(start => Path.Exists(SourceTree.At(start + first)))));

    private static bool Exists(string path) =>
        Bases.Any(start => Path.GetFileName(path).Contains('*')
            ? SourceTree.At(start + Path.GetDirectoryName(path)) is string folder && Directory.Exists(folder)
                && Directory.EnumerateFileSystemEntries(folder, Path.GetFileName(path)).Any()
            : Path.Exists(SourceTree.At(start + path)) || File.Exists(SourceTree.At(start + path + ".cs")))
        || SourceNames.Contains(path);

    [GeneratedRegex(@"```.*?```|`[^`\n]+`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)\s#][^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+(/[A-Za-z0-9_.\-*]+)*/?$")]
    private static partial Regex PathOfNames();
}
