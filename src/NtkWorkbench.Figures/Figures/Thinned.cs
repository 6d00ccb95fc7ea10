namespace NtkWorkbench.Figures;

/// <summary>Which of many things are drawn.</summary>
internal static class Thinned
{
    /// <summary>At most a number of indices of a sequence, evenly spread, both ends included.</summary>
    public static int[] Evenly(int count, int atMost) => count <= atMost
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, atMost).Select(i => (int)((long)i * (count - 1) / (atMost - 1)))];

    /// <summary>Indices below a count, as many in each decade, so that the first steps are all there; some come twice.</summary>
    public static IEnumerable<int> ByDecades(int count, int atMost) =>
        Enumerable.Range(0, atMost).Select(i => (int)Math.Round(Math.Pow(count, i / (atMost - 1.0)) - 1));
}
