namespace NtkWorkbench.Runs;

/// <summary>Where a group's elbows went between initialization and the end.</summary>
internal static class ElbowTravel
{
    private const double KinkSpacing = 0.1;

    public static IEnumerable<Finding> Of(RunGroup group)
    {
        if (group.Job.Data is not FunctionDataOptions { Train.Range: var range } data || Travels(group.First) is not { Length: > 0 })
            yield break;
        Spread? Over(Func<(double From, double To)[], double> number) =>
            group.Spread(run => Travels(run) is { Length: > 0 } travels ? number(travels) : null);
        if (Over(Median) is not Spread median)
            yield break;
        var told = new Telling();
        bool Inside(double x) => x >= range.Low && x <= range.High;
        string moved = $"In `{group.Label}` half of the elbows moved by more than {told.Spread("median", median)}";
        string kinks = data.Function is PiecewiseLinear
            && Over(travels => KinkDistance(travels.Select(travel => travel.From).Where(Inside))) is Spread before
            && Over(travels => KinkDistance(travels.Select(travel => travel.To).Where(Inside))) is Spread after
            ? $"; the mean distance of those inside the data to the nearest kink of the target went from "
                + $"{told.Mean("kink_before", before)} "
                + $"to {told.Mean("kink_after", after)}" : "";
        yield return told.Finding("elbows.travel", "all elbows are known at initialization and at the end",
            $"{moved}{kinks}; {told.Mean("outside_after", Over(travels => travels.Count(travel => !Inside(travel.To)))!)} "
                + $"of {told.Count("elbows", Travels(group.First)!.Length)} lie outside the data at the end, "
                + $"{told.Mean("outside_before", Over(travels => travels.Count(travel => !Inside(travel.From)))!)} at the start.");
    }

    /// <summary>The median of |shift|: of an even number the upper one.</summary>
    public static double Median((double From, double To)[] travels) =>
        travels.Select(travel => Math.Abs(travel.To - travel.From)).Order().ElementAt(travels.Length / 2);

    /// <summary>Null where an end is missing.</summary>
    public static (double From, double To)[]? Travels(ComparedRun run) =>
        run.Has("final") && run.Elbows("init") is double[] from && run.Elbows("final") is double[] to ? [.. from.Zip(to)] : null;

    // NaN where no elbow lies inside.
    private static double KinkDistance(IEnumerable<double> elbows) => elbows
        .Select(elbow => Math.Abs(elbow - (KinkSpacing * Math.Round(elbow / KinkSpacing))))
        .DefaultIfEmpty(double.NaN).Average();
}
