using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Names in the order in which people count: seed-2 before seed-10.</summary>
internal static class NaturalOrder
{
    public static IComparer<string> Comparer { get; } = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);
}
