using System.Diagnostics;

namespace NtkWorkbench.Benchmarks;

/// <summary>The launcher from start to exit, after the build.</summary>
internal static class CommandLineWorks
{
    public static IEnumerable<AloneWork> Create(string root, string folder, bool quick)
    {
        Launch(root, "--help");
        yield return new AloneWork
        {
            Work = "ntk --help",
            MostSeconds = 0.2,
            Measure = () => (Launch(root, "--help"), ""),
            Count = quick ? 5 : 20,
        };
        int runs = 0;
        yield return new AloneWork
        {
            Work = "ntk run configs/quickstart.yaml",
            MostSeconds = 3,
            Measure = () => (Launch(root, "run", "configs/quickstart.yaml", "--out", Path.Combine(folder, $"quickstart-{runs++}")), ""),
            Count = quick ? 1 : 7,
        };
    }

    private static Timing Launch(string root, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(root, "ntk"), arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var timing = new Timing(Stopwatch.GetElapsedTime(start).TotalSeconds, CpuSeconds: null);
        return process.ExitCode == 0
            ? timing
            : throw new InvalidOperationException($"ntk {string.Join(' ', arguments)} ended with exit code {process.ExitCode}");
    }
}
