namespace NtkWorkbench.Browser.Tests;

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Workplace>
{
    public const string Name = "browser";
}
