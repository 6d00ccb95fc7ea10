namespace NtkWorkbench.Benchmarks;

/// <summary>A measured line. Times are medians; here and there in seconds.</summary>
internal sealed record TableRow
{
    public required string Work { get; init; }

    public required string Peer { get; init; }

    public required string Target { get; init; }

    /// <summary>Null where there is no target.</summary>
    public required bool? IsMet { get; init; }

    public required double Here { get; init; }

    public required double HereLeast { get; init; }

    public double? HereCpu { get; init; }

    public double? There { get; init; }

    public double? ThereLeast { get; init; }

    public double? ThereCpu { get; init; }

    /// <summary>The median of the pairs' ratios, there over here.</summary>
    public double? Ratio { get; init; }

    public required int Count { get; init; }

    public string Remark { get; init; } = "";

    public static TableRow Of(ComparedWork work)
    {
        PairedTimings timings = PairedTimings.Take(work);
        return new TableRow
        {
            Work = work.Work,
            Peer = work.Peer,
            Target = Targets.Text(work),
            IsMet = work.HasTarget ? timings.Ratio >= work.LeastRatio && timings.Ratio <= work.MostRatio : null,
            Here = PairedTimings.Median(timings.Ours.Select(timing => timing.Seconds)),
            HereLeast = PairedTimings.Minimum(timings.Ours),
            HereCpu = PairedTimings.MedianCpu(timings.Ours),
            There = PairedTimings.Median(timings.Theirs.Select(timing => timing.Seconds)),
            ThereLeast = PairedTimings.Minimum(timings.Theirs),
            ThereCpu = PairedTimings.MedianCpu(timings.Theirs),
            Ratio = timings.Ratio,
            Count = work.Pairs,
            Remark = work.Remark(),
        };
    }

    public static TableRow Of(AloneWork work)
    {
        var results = Enumerable.Range(0, work.Count).Select(_ => work.Measure()).ToArray();
        double median = PairedTimings.Median(results.Select(result => result.Timing.Seconds));
        return new TableRow
        {
            Work = work.Work,
            Peer = "—",
            Target = $"≤ {Durations.Text(work.MostSeconds)}",
            IsMet = median <= work.MostSeconds,
            Here = median,
            HereLeast = PairedTimings.Minimum(results.Select(result => result.Timing)),
            HereCpu = PairedTimings.MedianCpu(results.Select(result => result.Timing)),
            Count = work.Count,
            Remark = results[^1].Remark,
        };
    }
}
