namespace NtkWorkbench.View.Tests;

public sealed class SharedFrameworkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("10.0.5", "10.0.1 10.0.5 10.0.9 10.1.0", "10.0.5")]
    [InlineData("10.0.5", "10.0.1 10.0.9 10.0.10 10.1.0", "10.0.10")]
    [InlineData("10.0.5", "10.0.1", "10.0.1")]
    [InlineData("10.0.5", "9.0.5 10.1.0 11.0.0 newest", null)]
    [InlineData("10.0.5", "", null)]
    public void Find_VersionsBesideTheRuntime_IsTheSameOrTheNewestThatFits(string runtime, string there, string? found)
    {
        Directory.CreateDirectory(_folder.File("shared", "Microsoft.NETCore.App", runtime));
        foreach (string version in there.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Directory.CreateDirectory(_folder.File("shared", "Microsoft.AspNetCore.App", version));
        string? folder = SharedFramework.Find(_folder.File("shared", "Microsoft.NETCore.App", runtime) + Path.DirectorySeparatorChar);
        Path.GetFileName(folder).ShouldBe(found);
    }
}
