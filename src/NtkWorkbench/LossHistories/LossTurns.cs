namespace NtkWorkbench;

/// <summary>Where a loss turns from falling to rising or back.</summary>
internal static class LossTurns
{
    // Changes below this part of the largest value are rounding, not movement.
    private const double StillTolerance = 1e-12;

    /// <summary>Turning points, and how many there could have been: moves less one.</summary>
    public static (int Turns, int Chances) Count(double[] values)
    {
        double still = Still(values);
        int[] signs = [.. values.Zip(values.Skip(1), (before, after) => after - before).Where(change => Math.Abs(change) > still)
            .Select(Math.Sign)];
        return (signs.Zip(signs.Skip(1), (before, after) => before != after ? 1 : 0).Sum(), Math.Max(0, signs.Length - 1));
    }

    /// <summary>Every unbroken rise between two falls, or the ends: the index it ends at and its height.</summary>
    public static IReadOnlyList<(int End, double Height)> Rises(double[] values)
    {
        List<(int End, double Height)> rises = [];
        double still = Still(values);
        for (int i = 1, low = 0; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
                low = i;
            else if ((i == values.Length - 1 || values[i + 1] < values[i]) && values[i] - values[low] > still)
                rises.Add((i, values[i] - values[low]));
        }
        return rises;
    }

    private static double Still(double[] values) => values.Max(Math.Abs) * StillTolerance;
}
