namespace NtkWorkbench.Formats;

internal static class ColumnNames
{
    /// <summary>The name alone for one column; for more, the name with _1, _2, ….</summary>
    public static IEnumerable<string> Numbered(string name, int count) => count == 1 ? [name] : AlwaysNumbered(name, count);

    public static IEnumerable<string> AlwaysNumbered(string name, int count) =>
        Enumerable.Range(1, count).Select(number => $"{name}_{number.ToString(CultureInfo.InvariantCulture)}");
}
