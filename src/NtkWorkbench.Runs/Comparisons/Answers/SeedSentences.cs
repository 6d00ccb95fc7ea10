namespace NtkWorkbench.Runs;

/// <summary>Whether principal features change less from seed to seed than individual ones, and what width does to that.</summary>
internal static class SeedSentences
{
    // Differences of mean cosines below this are none.
    private const double Difference = 0.02;

    private const int MostListed = 6;

    public static IEnumerable<Finding> Of(IReadOnlyList<SeedFinding> findings) => findings
        .GroupBy(finding => finding.Checkpoint)
        .SelectMany(at => AtCheckpoint(at.Key, [.. at]));

    private static IEnumerable<Finding> AtCheckpoint(string checkpoint, IReadOnlyList<SeedFinding> findings)
    {
        SeedFinding[] known = [.. findings.Where(finding => double.IsFinite(Advantage(finding)))];
        if (known.Length == 0)
            yield break;
        var told = new Telling();
        int less = known.Count(finding => Advantage(finding) > Difference);
        string verdict = less == known.Length ? "principal features change less between seeds than individual ones"
            : less == 0 ? "principal features change no less between seeds than individual ones"
            : $"principal features change less between seeds than individual ones in {told.Count("less", less)} "
                + $"of {told.Count("groups", known.Length)} groups";
        string numbers = known.Length > MostListed ? Range(told, known) : string.Join(", ", known.Select(finding =>
            $"{told.Number("principal", finding.Similarity.MeanPrincipal)} against "
                + $"{told.Number("individual", finding.Similarity.MeanIndividual)} in `{finding.Group.Label}` over "
                + told.Count("pairs", finding.Pairs, "pair")));
        yield return told.Finding("seeds.principal_against_individual", "mean |cos| of principal features − of individual ones > 0.02",
            $"At {Wording.Checkpoint(checkpoint)} {verdict} (mean |cosine| {numbers}).");
        if (Trend(checkpoint, known) is Finding trend)
            yield return trend;
    }

    private static string Range(Telling told, SeedFinding[] known)
    {
        SeedFinding least = known.MinBy(Advantage)!, most = known.MaxBy(Advantage)!;
        if (Advantage(least) == Advantage(most))
            return $"over pairs of seeds higher by {told.Number("advantage", Advantage(least))} in each";
        return $"over pairs of seeds higher by {told.Number("least", Advantage(least))} in `{least.Group.Label}` "
            + $"to {told.Number("most", Advantage(most))} in `{most.Group.Label}`";
    }

    private static Finding? Trend(string checkpoint, IReadOnlyList<SeedFinding> findings)
    {
        IReadOnlyList<SeedFinding> byWidth = SeedFinding.ByWidth(findings);
        SeedFinding narrow = byWidth[0], wide = byWidth[^1];
        if (narrow.Width == wide.Width)
            return null;
        double[] steps = [.. byWidth.Zip(byWidth.Skip(1), (one, next) => Advantage(next) - Advantage(one))];
        double change = Advantage(wide) - Advantage(narrow);
        string words = steps.Any(step => step > Difference) && steps.Any(step => step < -Difference) ? "does not go one way with width"
            : change > Difference ? "grows with width" : change < -Difference ? "falls with width" : "is about the same at every width";
        var told = new Telling();
        string List(string name, Func<SeedFinding, double> number) => string.Join(", ", byWidth.Select(finding =>
            $"{told.Count("width", finding.Width)}: {told.Number(name, number(finding))}"));
        return told.Finding("seeds.width", "groups differ in width alone; steps of the advantage beyond ±0.02 count",
            $"At {Wording.Checkpoint(checkpoint)} this advantage {words} ({List("advantage", Advantage)}), and the affinity of the "
                + $"spaces that the "
                + $"leading {told.Count("leading", narrow.Similarity.Principal.Length)} span by width is "
                + $"{List("affinity", finding => finding.Similarity.Affinity)}.");
    }

    private static double Advantage(SeedFinding finding) => finding.Similarity.MeanPrincipal - finding.Similarity.MeanIndividual;
}
