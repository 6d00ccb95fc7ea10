namespace NtkWorkbench.Cli.Tests;

/// <summary>Cycles in a graph of names.</summary>
internal static class Cycles
{
    /// <summary>The names that can be reached from themselves, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<(string From, string To)> edges)
    {
        ILookup<string, string> next = edges.Where(edge => edge.From != edge.To).ToLookup(edge => edge.From, edge => edge.To);
        return [.. next.Select(group => group.Key).Where(name => Reached(name, next).Contains(name)).Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> next)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(next[start]);
        while (open.TryPop(out string? name))
        {
            if (reached.Add(name))
            {
                foreach (string further in next[name])
                    open.Push(further);
            }
        }
        return reached;
    }
}
