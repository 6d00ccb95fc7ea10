using System.Diagnostics;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The program as a process: libtorch is loaded where it is asked for, from where it is said to lie, and only there.</summary>
public sealed class LoadedLibrariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("builtin", false)]
    [InlineData("torch", true)]
    public async Task Run_OnAnEngine_LoadsLibtorchForTorchAlone(string engine, bool loads)
    {
        string job = _folder.File("job.yaml");
        await File.WriteAllTextAsync(job, EndlessJob.Yaml);
        using Process ntk = Start([], "run", job, $"engine={engine}", "--out", _folder.File("run"));
        try
        {
            // The first line on stderr comes after training began.
            (await ntk.StandardError.ReadLineAsync())!.ShouldContain("training");
            string[] files = [.. ntk.Modules.Cast<ProcessModule>().Select(module => Path.GetFileName(module.FileName))];
            files.ShouldContain(file => file.Contains("coreclr", StringComparison.OrdinalIgnoreCase));
            files.Any(file => file.Contains("torch_cpu", StringComparison.OrdinalIgnoreCase)).ShouldBe(loads);
            files.Any(file => file.Contains("LibTorchSharp", StringComparison.OrdinalIgnoreCase)).ShouldBe(loads);
        }
        finally
        {
            ntk.Kill();
        }
    }

    [Fact]
    public async Task Doctor_FolderWithoutLibtorch_NamesItAndGoesOn()
    {
        string said = await Doctor(("NTK_LIBTORCH", _folder.Path));
        said.ShouldContain("– engine torch");
        said.ShouldContain($" in {_folder.Path} (NTK_LIBTORCH); ");
        said.ShouldContain("✓ engine builtin");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Doctor_SeveralAtOnceWithANewCache_AllLoadAndLeaveOneCopyAtMost()
    {
        string cache = _folder.File("a cache für alle");
        string[] said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Doctor(("XDG_CACHE_HOME", cache))));
        said.ShouldAllBe(each => each.Contains("✓ engine torch ", StringComparison.Ordinal));
        string[] kept = Directory.Exists(cache) ? Directory.GetFiles(cache, "*", SearchOption.AllDirectories) : [];
        bool isRelaxed = said[0].Contains("a relaxed copy of", StringComparison.Ordinal);
        kept.Length.ShouldBe(isRelaxed ? 1 : 0, string.Join(", ", kept));
        kept.ShouldAllBe(file => said[0].Contains(file, StringComparison.Ordinal));
    }

    private static async Task<string> Doctor(params (string Name, string Value)[] variables)
    {
        using Process ntk = Start(variables, "doctor");
        string said = await ntk.StandardOutput.ReadToEndAsync();
        await ntk.WaitForExitAsync();
        ntk.ExitCode.ShouldBe(0, said);
        return said;
    }

    private static Process Start((string Name, string Value)[] variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ntk.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
