using System.Diagnostics;
using System.Globalization;

namespace NtkWorkbench.Slurm.Tests;

/// <summary>Runs programs, and signals processes.</summary>
internal static class Processes
{
    private static readonly string Program = Environment.GetEnvironmentVariable("NTK_PROGRAM") ?? BuiltProgram();

    /// <summary>The command line of the workbench, with one thread.</summary>
    public static Outcome Ntk(string folder, string? slurm, params IEnumerable<string> words) =>
        Run("dotnet", [Program, .. words], folder, slurm);

    public static Outcome Run(string program, IEnumerable<string> words, string folder, string? slurm)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As tasks of one core have: environment.json then tells of the same machine.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        if (slurm is not null)
            start.Environment["SLURM_CONF"] = slurm;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    public static void Signal(int process, string signal) =>
        Run("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)], "/", slurm: null).Expect();

    /// <summary>Ends a task of the workbench, stopped or not, where it is still there.</summary>
    public static void Kill(int process)
    {
        string file = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/cmdline";
        if (File.Exists(file) && File.ReadAllText(file).Contains("ntk.dll\0task\0", StringComparison.Ordinal))
            Signal(process, "KILL");
    }

    /// <summary>Waits until something holds; <paramref name="what"/> is said where it does not in time.</summary>
    public static void Await(string what, int seconds, Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            watch.Elapsed.TotalSeconds.ShouldBeLessThan(seconds, what);
            Thread.Sleep(50);
        }
    }

    private static string BuiltProgram()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NtkWorkbench.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not below the repository");
        return Path.Combine(folder, "src/NtkWorkbench.Cli/bin/Release/net10.0/ntk.dll");
    }
}
