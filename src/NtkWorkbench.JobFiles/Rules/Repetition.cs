namespace NtkWorkbench.JobFiles;

/// <summary>Finds items that a list holds twice.</summary>
internal static class Repetition
{
    public static void Report<T>(IReadOnlyList<T> items, string path, RuleContext context)
        where T : notnull
    {
        var seen = new Dictionary<T, int>();
        for (int i = 0; i < items.Count; i++)
        {
            if (!seen.TryAdd(items[i], i))
                context.Report($"{path}[{i}]", $"{path}[{i}] repeats {path}[{seen[items[i]]}], expected each value once");
        }
    }
}
