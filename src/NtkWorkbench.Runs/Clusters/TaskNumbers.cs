using System.Globalization;
using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>Numbers of tasks as text: "1-5,9,12-20".</summary>
internal static class TaskNumbers
{
    /// <summary>Ascending numbers, each once, as ranges.</summary>
    public static string Format(IEnumerable<int> numbers)
    {
        var text = new StringBuilder();
        foreach ((int first, int last) in Ranges(numbers))
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "," : "")}{first}{(last > first ? $"-{last}" : "")}");
        return text.ToString();
    }

    /// <summary>The numbers of such a text; false where it is none. <c>most</c>: the largest number allowed.</summary>
    public static bool TryParse(string text, int most, out IReadOnlyList<int> numbers)
    {
        var found = new SortedSet<int>();
        numbers = [];
        foreach (string range in text.Split(','))
        {
            string[] ends = range.Split('-');
            if (ends.Length > 2 || !TryParse(ends[0], most, out int first) || !TryParse(ends[^1], most, out int last) || last < first)
                return false;
            found.UnionWith(Enumerable.Range(first, last - first + 1));
        }
        numbers = [.. found];
        return true;
    }

    private static bool TryParse(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;

    private static IEnumerable<(int First, int Last)> Ranges(IEnumerable<int> numbers)
    {
        (int First, int Last)? range = null;
        foreach (int number in numbers)
        {
            if (range is var (first, last) && number != last + 1)
            {
                yield return (first, last);
                range = null;
            }
            range = (range?.First ?? number, number);
        }
        if (range is not null)
            yield return range.Value;
    }
}
