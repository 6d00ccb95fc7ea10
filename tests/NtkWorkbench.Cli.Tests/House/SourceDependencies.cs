using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Which source file of src/ uses a type or an extension method that another one declares.</summary>
internal static class SourceDependencies
{
    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);
    private static readonly Lazy<IReadOnlyList<(string From, string To)>> Found = new(Find);

    /// <summary>The sources of src/ under their paths from there. Members that generators write are missing; types are all there.</summary>
    public static CSharpCompilation Compilation => Compiled.Value;

    /// <summary>Pairs of files, each once, by their paths from src/: "NtkWorkbench/Training/Trainer.cs".</summary>
    public static IReadOnlyList<(string From, string To)> Files => Found.Value;

    private static CSharpCompilation Compile() => CSharpCompilation.Create(
        "src",
        [.. SourceTree.Files("src", "*.cs").Select(file => Parse(File.ReadAllText(SourceTree.At(file)), file["src/".Length..])),
            Parse(GlobalUsings(), "")],
        References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private static List<(string From, string To)> Find()
    {
        var found = new HashSet<(string, string)>();
        foreach (SyntaxTree tree in Compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            SemanticModel model = Compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
                found.UnionWith(Declarations(model.GetSymbolInfo(name).Symbol).Where(file => file != tree.FilePath)
                    .Select(file => (tree.FilePath, file)));
        }
        return [.. found];
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static IEnumerable<string> Declarations(ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type?.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath)
            .Where(path => path.Length > 0) ?? [];
    }

    private static string GlobalUsings()
    {
        string[] implicitly =
            ["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks"];
        IEnumerable<string> declared = SourceTree.Files("src", "*.csproj")
            .SelectMany(file => XDocument.Load(SourceTree.At(file)).Descendants("Using"))
            .Select(element =>
                element.Attribute("Alias") is XAttribute alias ? $"{alias.Value} = {element.Attribute("Include")!.Value}"
                    : element.Attribute("Include")!.Value);
        return string.Concat(implicitly.Concat(declared).Distinct().Select(line => $"global using {line};\n"));
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("NtkWorkbench", StringComparison.Ordinal) && Path.GetFileName(path) != "ntk.dll")
        .Select(path => MetadataReference.CreateFromFile(path));
}
