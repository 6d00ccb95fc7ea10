namespace NtkWorkbench.Cli.Tests;

/// <summary>Where documents list names by hand, they list all.</summary>
public sealed class ListedNamesTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("src/NtkWorkbench.JobFiles/JobTemplate.yaml")]
    public void Document_ActivationsAndOptimizers_AreAllThere(string document)
    {
        string text = File.ReadAllText(SourceTree.At(document));
        IEnumerable<string> optimizers = JobContract.UnionOf(typeof(OptimizerOptions))!.Names;
        foreach (string name in JobNames.OfEnum(typeof(Activation)).Concat(optimizers))
            text.ShouldMatch($@"\b{name}\b", document);
    }
}
