namespace NtkWorkbench.Formats;

internal static class NearestName
{
    /// <summary>
    /// The valid name nearest to a given one: the same but for case and hyphens, by its initials (mse for
    /// mean_squared_error), or by edit distance of at most a third of the length, with some of the name left; null where none is near.
    /// </summary>
    public static string? Find(string given, IEnumerable<string> valid)
    {
        if (given.Length is 0 or > 64)
            return null;
        string plain = given.ToLowerInvariant().Replace('-', '_');
        (string? best, int bestDistance) = (null, 1 + Math.Max(1, plain.Length / 3));
        foreach (string name in valid)
        {
            int distance = name == plain || Initials(name) == plain ? 0 : Distance(plain, name);
            if (distance < bestDistance && distance < plain.Length)
                (best, bestDistance) = (name, distance);
        }
        return best;
    }

    private static string? Initials(string name) =>
        name.Contains('_', StringComparison.Ordinal) ? string.Concat(name.Split('_').Select(word => word[..Math.Min(1, word.Length)]))
            : null;

    // Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), each at cost 1.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
