using System.Diagnostics;

namespace NtkWorkbench.Benchmarks;

/// <summary>What a piece of work took: by the clock, and of all processors together where that is known.</summary>
internal readonly record struct Timing(double Seconds, double? CpuSeconds)
{
    /// <summary>Runs work in this process and measures it.</summary>
    public static Timing Of(Action work)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Timing(seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    public static Timing operator +(Timing a, Timing b) => new(a.Seconds + b.Seconds, a.CpuSeconds + b.CpuSeconds);

    public static Timing operator *(Timing a, double factor) => new(a.Seconds * factor, a.CpuSeconds * factor);
}
