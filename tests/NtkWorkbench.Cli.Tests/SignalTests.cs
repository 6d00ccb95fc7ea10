using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The program as a process: what a signal ends, and what is left.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Run_Signal_KeepsWhatWasComputed(string signal, int code)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "signals are set and sent by env and kill of GNU coreutils");
        string run = _folder.File("run");
        using Process ntk = Start(run);
        // The first line on stderr comes after training began.
        (await ntk.StandardError.ReadLineAsync())!.ShouldContain("training");
        using (Process kill = Process.Start("kill", ["-s", signal, ntk.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await EndOf(ntk);

        ntk.ExitCode.ShouldBe(code);
        using JsonDocument summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run, "summary.json")));
        summary.RootElement.GetProperty("status").GetString().ShouldBe("cancelled");
        (await File.ReadAllLinesAsync(Path.Combine(run, "metrics.csv"))).Length.ShouldBeGreaterThan(1);
        File.Exists(Path.Combine(run, "checkpoints", "final.safetensors")).ShouldBeTrue();
    }

    // A program that does not end must not outlive its test.
    private static async Task EndOf(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill();
        }
    }

    private Process Start(string run)
    {
        string job = _folder.File("job.yaml");
        File.WriteAllText(job, EndlessJob.Yaml);
        // What starts the tests in the background may ignore SIGINT, and a child inherits that.
        return Process.Start(
            new ProcessStartInfo("env",
                ["--default-signal=INT,TERM", "dotnet", Path.Combine(AppContext.BaseDirectory, "ntk.dll"), "run", job, "--out", run])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
    }
}
