using System.Diagnostics;
using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>What a process took that did nothing else, so that its peak memory is the work's.</summary>
/// <param name="Timing">Of the work.</param>
/// <param name="PeakMebibytes">The most that was resident at once, in MiB; the runtime, its code and the problem's making
/// included.</param>
/// <param name="Results">The work's numbers; may be empty.</param>
/// <param name="Remark">What else the work told; may be empty.</param>
internal sealed record ChildMeasurement(Timing Timing, double PeakMebibytes, double[] Results, string Remark)
{
    /// <summary>Starts this program with some words and reads what it took.</summary>
    public static ChildMeasurement Take(params IEnumerable<string> words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], .. words])
            {
                RedirectStandardOutput = true,
            })!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with exit code {process.ExitCode}");
        double[] numbers = Numbers(lines[0]);
        return new ChildMeasurement(new Timing(numbers[0], numbers[1]), numbers[2], Numbers(lines[1]), lines[2]);
    }

    /// <summary>What such a process does at its end: prints seconds, processor seconds and MiB, the results, and the remark.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Timing timing, double[] results, string remark)
    {
        Console.WriteLine(FormattableString.Invariant($"{timing.Seconds} {timing.CpuSeconds} {OwnPeakMebibytes():0}"));
        Console.WriteLine(string.Join(' ', results.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        Console.WriteLine(remark);
        return 0;
    }

    private static double[] Numbers(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    // VmHWM.
    private static double OwnPeakMebibytes()
    {
        string? line =
            File.Exists("/proc/self/status")
                ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal)) : null;
        return line is null
            ? Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20)
            : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
