namespace NtkWorkbench.Torch.Tests;

public sealed class UserCacheTests
{
    private static readonly string Root = Path.GetPathRoot(Environment.CurrentDirectory)!;

    [Fact]
    public void Folder_VariableSet_IsInside() =>
        UserCache.Folder(Path.Combine(Root, "my cache"), Path.Combine(Root, "home"))
            .ShouldBe(Path.Combine(Root, "my cache", "ntk-workbench"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative")]
    public void Folder_VariableThatNamesNone_IsInTheHomeFolder(string? variable) =>
        UserCache.Folder(variable, Path.Combine(Root, "home")).ShouldBe(Path.Combine(Root, "home", ".cache", "ntk-workbench"));

    [Fact]
    public void Folder_WithoutAHome_IsNone() => UserCache.Folder(null, "").ShouldBeNull();
}
