namespace NtkWorkbench;

/// <summary>Where a loss turns from falling to rising or back.</summary>
internal static class LossTurns
{
    // Changes below this part of the largest value are rounding, not movement.
    private const double StillTolerance = 1e-12;

    /// <summary>Turning points, and how many there could have been: moves less one.</summary>
    public static (int Turns, int Chances) Count(double[] values)
    {
        int[] signs = Moves(values);
        return (signs.Zip(signs.Skip(1), (before, after) => before != after ? 1 : 0).Sum(), Math.Max(0, signs.Length - 1));
    }

    /// <summary>Intervals, counted back from the end, over which the values rose.</summary>
    public static int FinalRise(double[] values)
    {
        int count = 0;
        while (count < values.Length - 1 && values[^(count + 1)] > values[^(count + 2)])
            count++;
        return count;
    }

    /// <summary>Mean |difference| between neighbouring turning points in the last half, or over all where that has fewer than two; 0
    /// without two.</summary>
    public static double MeanSwing(double[] values)
    {
        List<int> turns = [.. Enumerable.Range(1, Math.Max(0, values.Length - 2))
            .Where(i => (values[i] - values[i - 1]) * (values[i + 1] - values[i]) < 0)];
        List<int> late = [.. turns.Where(i => i >= values.Length / 2)];
        // The ends count as turning points of a history that turns at all.
        List<int> points = late.Count >= 2 ? late : turns.Count == 0 ? [] : [.. turns, values.Length - 1];
        return points.Count < 2 ? 0 : points.Zip(points.Skip(1), (i, j) => Math.Abs(values[i] - values[j])).Average();
    }

    private static int[] Moves(double[] values)
    {
        double still = values.Max(Math.Abs) * StillTolerance;
        return [.. values.Zip(values.Skip(1), (before, after) => after - before).Where(change => Math.Abs(change) > still)
            .Select(Math.Sign)];
    }
}
