using System.Diagnostics;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The examples, each run as the README says.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Name, a line that it prints, and the pictures it leaves.</summary>
    public static TheoryData<string, string, string[]> Examples { get; } = new()
    {
        { "first-look", "effective rank 1.18, stable below 0.0636", ["principal-features.pdf"] },
        { "own-training-loop", " 4000  0.03", ["fit.pdf"] },
        { "shallow-against-deep", "1-15-15-1         286", ["singular-values.pdf", "principal-features.pdf"] },
        {
            "learning-rate-from-the-spectrum", "gradient descent is stable below m/σ₁² = 0.67902", ["sweep.pdf", "linear-model.pdf"]
        },
        {
            "figures-in-a-page", "page.html: 4 figures",
            ["page.html", "loss.pdf", "fit.pdf", "tangent_kernel.pdf", "principal_features.pdf"]
        },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Run_Example_PrintsAndDrawsWhatItSays(string name, string line, string[] files)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", ["run", "--configuration", "Release", SourceTree.At("examples", $"{name}.cs")])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, output + await errors);
        (await errors).ShouldBeEmpty();
        output.ShouldContain(line);
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).ShouldBe(files, ignoreOrder: true);
        foreach (string file in files)
            new FileInfo(Path.Combine(_folder.Path, file)).Length.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public void Examples_All_AreRun() =>
        SourceTree.Files("examples", "*.cs").Select(Path.GetFileNameWithoutExtension).ShouldBe(
            Examples.Select(example => example[0]), ignoreOrder: true);
}
