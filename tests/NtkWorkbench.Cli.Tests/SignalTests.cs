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
        using Process ntk = Start("run", Job(), "--out", run);
        // The first line on stderr comes after training began.
        (await ntk.StandardError.ReadLineAsync())!.ShouldContain("training");
        await Send(ntk, $"kill -{signal} $0");
        await EndOf(ntk);

        ntk.ExitCode.ShouldBe(code);
        StatusOf(run).ShouldBe("cancelled");
        (await File.ReadAllLinesAsync(Path.Combine(run, "metrics.csv"))).Length.ShouldBeGreaterThan(1);
        File.Exists(Path.Combine(run, "checkpoints", "final.safetensors")).ShouldBeTrue();
    }

    // A scheduler sends what a terminal does not: one signal some time after the other, of which the first is meant; of
    // signals that come together the order is not kept.
    [SkippableFact]
    public async Task Task_SignalAfterAnother_SavesAndSaysHowItEnded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "signals are set and sent by env and kill of GNU coreutils");
        string run = _folder.File("run");
        using (var session = new TestSession(scheduler: new SimulatedScheduler()))
            session.Invoke("run", Job(), "--on", "slurm", "--out", run).ShouldBe(0, session.Errors);
        using Process ntk = Start("task", run, "1");
        (await ntk.StandardError.ReadLineAsync())!.ShouldContain("training");
        await Send(ntk, "kill -USR1 $0; sleep 0.2; kill -TERM $0 2>&-; kill -TERM $0 2>&-");
        await EndOf(ntk);

        ntk.ExitCode.ShouldBe(75);
        StatusOf(run).ShouldBe("cancelled");
        string attempt = Directory.GetFiles(Path.Combine(run, "cluster", "attempts")).Single();
        (await File.ReadAllTextAsync(attempt)).ShouldContain("\"end\": \"out_of_time\"");
        (await ntk.StandardOutput.ReadToEndAsync()).ShouldContain("the time is nearly over");
    }

    // However far the first signal came: who goes on elsewhere waits for nobody.
    [SkippableFact]
    public async Task Run_SecondSignal_LeavesItsFolders()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "signals are set and sent by env and kill of GNU coreutils");
        string run = _folder.File("run");
        using Process ntk = Start("run", Job(), "seeds=2", "--out", run);
        (await ntk.StandardError.ReadLineAsync())!.ShouldContain("of 2, seed-");
        await Send(ntk, "kill -TERM $0; kill -TERM $0");
        await EndOf(ntk);

        string[] locks = [.. Directory.GetFiles(run, "lock-*", SearchOption.AllDirectories)];
        locks.ShouldContain(file => file.StartsWith(Path.Combine(run, "state"), StringComparison.Ordinal));
        foreach (string file in locks)
            (await File.ReadAllTextAsync(file)).ShouldContain("\"is_released\": true", Case.Sensitive, file);
    }

    private static async Task Send(Process process, string script)
    {
        using Process bash = Process.Start("bash", ["-c", script, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await bash.WaitForExitAsync();
    }

    private static string? StatusOf(string run)
    {
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "summary.json")));
        return summary.RootElement.GetProperty("status").GetString();
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

    private string Job() => _folder.Write("job.yaml", EndlessJob.Yaml);

    // What starts the tests in the background may ignore SIGINT, and a child inherits that.
    private static Process Start(params string[] words) => Process.Start(
        new ProcessStartInfo("env", ["--default-signal=INT,TERM", "dotnet", Path.Combine(AppContext.BaseDirectory, "ntk.dll"), .. words])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;
}
