using System.Diagnostics;
using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>What a process took that did nothing else, so that its peak memory is the work's.</summary>
/// <param name="Timing">Of the work.</param>
/// <param name="PeakMebibytes">The most that was resident at once, in MiB; the runtime, its code and the problem's making
/// included.</param>
/// <param name="Remark">What else the work told; may be empty.</param>
internal sealed record ChildMeasurement(Timing Timing, double PeakMebibytes, string Remark)
{
    /// <summary>Starts this program with some words and reads what it took.</summary>
    public static ChildMeasurement Take(params IEnumerable<string> words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], .. words]) { RedirectStandardOutput = true })!;
        string[] parts = process.StandardOutput.ReadToEnd().Trim().Split(' ', 4);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with exit code {process.ExitCode}");
        double[] numbers = [.. parts.Take(3).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return new ChildMeasurement(new Timing(numbers[0], numbers[1]), numbers[2], parts.ElementAtOrDefault(3) ?? "");
    }

    /// <summary>What such a process does at its end: prints seconds, processor seconds, MiB and the remark.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Timing timing, string remark = "")
    {
        Console.WriteLine(FormattableString.Invariant($"{timing.Seconds} {timing.CpuSeconds} {OwnPeakMebibytes():0} {remark}"));
        return 0;
    }

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
