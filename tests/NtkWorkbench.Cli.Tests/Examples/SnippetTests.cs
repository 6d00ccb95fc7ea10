using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The C# in README and docs compiles.</summary>
public sealed partial class SnippetTests
{
    /// <summary>Document, line and code.</summary>
    public static IEnumerable<object[]> Snippets => Documents().SelectMany(SnippetsOf);

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_Compiles(string document, int line, string code)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "snippet",
            [CSharpSyntaxTree.ParseText(Imports + code)],
            [.. LoadedReferences()],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty($"{document}:{line}");
    }

    // As the SDK's implicit usings.
    private const string Imports =
        "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;\n";

    private static IEnumerable<string> Documents() => ["README.md", .. SourceTree.Files("docs", "*.md")];

    private static IEnumerable<object[]> SnippetsOf(string document)
    {
        string text = File.ReadAllText(SourceTree.At(document));
        return Fenced().Matches(text)
            .Select(match => new object[] { document, text[..match.Index].Count(c => c == '\n') + 1, match.Groups["code"].Value });
    }

    // What the tests run on is what a program would reference: the runtime and the libraries beside the program.
    private static IEnumerable<MetadataReference> LoadedReferences() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));

    [GeneratedRegex(@"^```csharp\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
