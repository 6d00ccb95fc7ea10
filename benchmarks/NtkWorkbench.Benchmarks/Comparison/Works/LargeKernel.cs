using System.Diagnostics;
using System.Globalization;

namespace NtkWorkbench.Benchmarks;

/// <summary>The tangent kernel of 1–1024×4–1 at 1,000 points, in a process that does nothing else, so that its peak memory is the
/// kernel's.</summary>
internal static class LargeKernel
{
    /// <summary>The word that starts such a process.</summary>
    public const string Verb = "large-kernel";

    public static AloneWork Work(bool quick) => new()
    {
        Work = "tangent kernel, 1–1024×4–1, n = 1,000, the process's first",
        MostSeconds = 1.5,
        Measure = MeasureInProcess,
        Count = quick ? 1 : 5,
    };

    /// <summary>What the process does: prints seconds, processor seconds and the peak of its memory in MiB.</summary>
    public static int Run()
    {
        BenchmarkProblem problem = BenchmarkProblem.Deep(1024, 1000);
        Timing timing = Timing.Of(() =>
        {
            using IEngine engine = problem.CreateEngine(Precision.Float64);
            using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
            TangentKernels.Compute(features, features);
        });
        Console.WriteLine(FormattableString.Invariant($"{timing.Seconds} {timing.CpuSeconds} {PeakMebibytes():0}"));
        return 0;
    }

    private static (Timing Timing, string Remark) MeasureInProcess()
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!,
                    [Environment.GetCommandLineArgs()[0], Verb]) { RedirectStandardOutput = true })!;
        string[] numbers = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        var timing =
            new Timing(double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
        return (timing, $"peak memory {numbers[2].Trim()} MiB, at most 400 MB (381 MiB)");
    }

    // VmHWM: the most that was resident at once; the runtime, its code and the problem's making included.
    private static double PeakMebibytes()
    {
        string? line =
            File.Exists("/proc/self/status")
                ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal)) : null;
        return line is null
            ? Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20)
            : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
