namespace NtkWorkbench.Benchmarks;

/// <summary>Timings of both sides, taken in turns, so that a disturbance of the machine meets both.</summary>
internal sealed class PairedTimings
{
    // Threads of OpenMP and OpenBLAS look for further work for some ten milliseconds before they sleep.
    private static readonly TimeSpan BetweenSides = TimeSpan.FromMilliseconds(100);

    private PairedTimings(Timing[] ours, Timing[] theirs) => (Ours, Theirs) = (ours, theirs);

    /// <summary>This project's timings.</summary>
    public Timing[] Ours { get; }

    /// <summary>The peer's, each taken next to the one of ours with the same index.</summary>
    public Timing[] Theirs { get; }

    /// <summary>The median of the pairs' ratios, theirs over ours.</summary>
    public double Ratio => Median(Ours.Zip(Theirs, (ours, theirs) => theirs.Seconds / ours.Seconds));

    /// <summary>Warms both sides up, unless there is only one pair, and measures.</summary>
    public static PairedTimings Take(ComparedWork work)
    {
        if (work.Pairs > 1)
            _ = (work.Theirs(), work.Ours());
        var (ours, theirs) = (new Timing[work.Pairs], new Timing[work.Pairs]);
        for (int pair = 0; pair < work.Pairs; pair++)
        {
            bool oursFirst = pair % 2 == 0;
            if (oursFirst)
                ours[pair] = Measure(work.Ours);
            theirs[pair] = Measure(work.Theirs);
            if (!oursFirst)
                ours[pair] = Measure(work.Ours);
        }
        return new PairedTimings(ours, theirs);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static double? MedianCpu(IEnumerable<Timing> timings)
    {
        double[] known = [.. timings.Select(timing => timing.CpuSeconds).OfType<double>()];
        return known.Length == 0 ? null : Median(known);
    }

    public static double Minimum(IEnumerable<Timing> timings) => timings.Min(timing => timing.Seconds);

    private static Timing Measure(Func<Timing> side)
    {
        Thread.Sleep(BetweenSides);
        return side();
    }
}
