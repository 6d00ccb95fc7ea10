using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NtkWorkbench.Cli.Tests;

/// <summary>docs/theory.md names the file of every formula, and has a formula for every file that computes one.</summary>
public sealed class TheoryTests
{
    // The rest is how it is computed: engines, batches, random numbers, factorizations.
    private static readonly string[] Mathematical =
        ["Data/Functions", "InfiniteWidth", "Laziness", "LeastSquares", "LossHistories", "Losses", "Networks", "Optimizers",
            "Stability", "Sweeps", "TangentFeatures", "Training/Schedules"];

    // Bytes, progress and sentences are no mathematics.
    private static readonly string[] Other =
        ["LossHistories/LossAdvice.cs", "LossHistories/LossEvidence.cs", "LossHistories/LossWords.cs",
            "TangentFeatures/MemoryEstimate.cs", "TangentFeatures/ProgressSection.cs",
            "TangentFeatures/SpectrumMemory.cs"];

    private static readonly string Theory = File.ReadAllText(SourceTree.At("docs", "theory.md"));

    public static TheoryData<string> ComputingFiles() => [.. Computing()];

    [Theory]
    [MemberData(nameof(ComputingFiles))]
    public void Theory_FileThatComputes_IsNamed(string file) =>
        (Theory.Contains($"`{file}`", StringComparison.Ordinal) || Theory.Contains($"`{Path.GetFileName(file)}`", StringComparison.Ordinal))
            .ShouldBeTrue($"docs/theory.md does not say what {file} computes");

    [Theory]
    [InlineData("Losses/CrossEntropy.cs")]
    [InlineData("Optimizers/Momentum.cs")]
    [InlineData("Training/Schedules/CosineSchedule.cs")]
    [InlineData("TangentFeatures/EffectiveRank.cs")]
    public void Computing_KnownFormulas_AreFound(string file) => Computing().ShouldContain(file);

    // A file computes where it multiplies, divides or takes a power of numbers with a fraction.
    private static IEnumerable<string> Computing() =>
        from tree in SourceDependencies.Compilation.SyntaxTrees
        where tree.FilePath.StartsWith("NtkWorkbench/", StringComparison.Ordinal)
        let file = tree.FilePath["NtkWorkbench/".Length..]
        where Mathematical.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal))
        where !Other.Contains(file)
        let model = SourceDependencies.Compilation.GetSemanticModel(tree)
        where tree.GetRoot().DescendantNodes().Any(node => Computes(node, model))
        orderby file
        select file;

    private static bool Computes(SyntaxNode node, SemanticModel model) => node.Kind() switch
    {
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.MultiplyAssignmentExpression
            or SyntaxKind.DivideAssignmentExpression => IsFractional(model.GetTypeInfo(node).Type),
        SyntaxKind.InvocationExpression => model.GetSymbolInfo(node).Symbol?.ContainingType.Name is "Math" or "TensorPrimitives" or "Lanes"
            && (IsFractional(model.GetTypeInfo(node).Type) || node.Parent is ExpressionStatementSyntax),
        _ => false,
    };

    private static bool IsFractional(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } or ITypeParameterSymbol or { Name: "Vector" };
}
