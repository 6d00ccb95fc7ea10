namespace NtkWorkbench.Runs;

/// <summary>That losses of different data or kinds are on no common scale.</summary>
internal static class MeasureFindings
{
    public static IEnumerable<Finding> Of(IReadOnlyList<RunGroup> groups)
    {
        string[] alike = [.. groups.GroupBy(group => group.Measure())
            .Select(same => string.Join(", ", same.Select(group => $"`{group.Label}`")))];
        if (alike.Length > 1)
            yield return new Telling().Finding("comparison.measures", "the jobs of two groups differ in their data or their loss",
                $"Losses of different data or kinds are not comparable; these stand apart: {string.Join("; ", alike)}.");
    }
}
