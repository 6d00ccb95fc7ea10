namespace NtkWorkbench.Runs;

/// <summary>In which group a number is lowest, and in which highest, as far as the seeds tell.</summary>
internal static class Ranking
{
    // More names than this are counted.
    private const int MostNames = 3;

    /// <param name="name">Of the finding.</param>
    /// <param name="what">Begins the sentence: "the test loss at the end".</param>
    /// <param name="groups">Those that have the number; fewer than two: silence.</param>
    public static IEnumerable<Finding> Of(string name, string what, IEnumerable<(string Label, Spread? Value)> groups)
    {
        (string Label, Spread Value)[] ranked =
            [.. groups.Where(group => group.Value is not null).Select(group => (group.Label, group.Value!)).OrderBy(one => one.Item2.Mean)];
        if (ranked.Length < 2)
            yield break;
        var told = new Telling();
        (string Label, Spread Value)[] asked = [.. ranked.Where(one => one.Value.Count >= Ordering.FewestSeeds)];
        if (asked.Length < 2)
        {
            string by = ranked.All(one => one.Value.Count == 1) ? "by one run each" : "by few seeds";
            yield return told.Finding(name, "two groups or more have it, at most one of them three seeds: no order is claimed",
                $"{Capital(what)} goes {by} from {told.Spread("lowest", ranked[0].Value)} (`{ranked[0].Label}`) "
                    + $"to {told.Spread("highest", ranked[^1].Value)} (`{ranked[^1].Label}`).");
            yield break;
        }
        string few = ranked.Length == asked.Length ? ""
            : $" Left out for their few seeds: {string.Join(", ", ranked.Except(asked).Select(one => $"`{one.Label}`"))}.";
        ranked = asked;
        if (Ordering.Of(ranked[0].Value, ranked[^1].Value) != Order.ToldApart)
        {
            yield return told.Finding(name, "the order of lowest and highest mean does not survive a bootstrap over seeds",
                $"{Capital(what)} is not told apart by {told.Count("seeds", ranked.Min(one => one.Value.Count), "seed")}: "
                    + $"{told.Mean("lowest", ranked[0].Value)} in `{ranked[0].Label}`, "
                    + $"{told.Mean("highest", ranked[^1].Value)} in `{ranked[^1].Label}`.{few}");
            yield break;
        }
        string low = Rivals(told, "rival_of_lowest", ranked[1..].Where(one => Ordering.Of(ranked[0].Value, one.Value) != Order.ToldApart)),
            lowest = told.Spread("lowest", ranked[0].Value), highest = told.Spread("highest", ranked[^1].Value),
            high = Rivals(told, "rival_of_highest",
                ranked[..^1].Where(one => Ordering.Of(one.Value, ranked[^1].Value) != Order.ToldApart).Reverse());
        yield return told.Finding(name, "the order of lowest and highest mean survives a bootstrap over seeds",
            $"{Capital(what)} is lowest in `{ranked[0].Label}`, {lowest}{low}, and highest in `{ranked[^1].Label}`, {highest}{high}.{few}");
    }

    private static string Rivals(Telling told, string name, IEnumerable<(string Label, Spread Value)> rivals)
    {
        (string Label, Spread Value)[] all = [.. rivals];
        if (all.Length == 0)
            return "";
        string names = string.Join(" and ", all.Take(MostNames).Select(one => $"`{one.Label}`, {told.Mean(name, one.Value)}"));
        string more = all.Length > MostNames ? $" and {told.Count($"more_{name}", all.Length - MostNames)} more" : "";
        return $" (not told apart from {names}{more})";
    }

    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
