namespace NtkWorkbench.Runs;

/// <summary>Whether principal features change less from seed to seed than individual ones, and what width does to that.</summary>
internal static class SeedSentences
{
    // Differences of mean cosines below this are none.
    private const double Difference = 0.02;

    public static string Of(IReadOnlyList<SeedFinding> findings) => string.Join(" ", findings
        .GroupBy(finding => finding.Checkpoint)
        .Select(at => AtCheckpoint(at.Key, [.. at])));

    private static string AtCheckpoint(string checkpoint, IReadOnlyList<SeedFinding> findings)
    {
        IEnumerable<string> numbers = findings.Select(finding =>
            $"{Number(finding.Similarity.MeanPrincipal)} against {Number(finding.Similarity.MeanIndividual)} in {finding.Group.Label}");
        int less = findings.Count(finding => Advantage(finding) > Difference);
        string verdict = less == findings.Count ? "principal features change less between seeds than individual ones"
            : less == 0 ? "principal features change no less between seeds than individual ones"
            : $"principal features change less between seeds than individual ones in {less} of {findings.Count} groups";
        return $"At {Wording.Checkpoint(checkpoint)} {verdict} (mean |cosine| {string.Join(", ", numbers)}){Trend(findings)}.";
    }

    private static string Trend(IReadOnlyList<SeedFinding> findings)
    {
        IReadOnlyList<SeedFinding> byWidth = SeedFinding.ByWidth(findings);
        SeedFinding narrow = byWidth[0], wide = byWidth[^1];
        if (narrow.Width == wide.Width)
            return "";
        double change = Advantage(wide) - Advantage(narrow);
        string words =
            change > Difference ? "the more so the wider the network"
                : change < -Difference ? "less so in wider networks" : "about as much at every width";
        return $", {words}: from width {Count(narrow.Width)} to {Count(wide.Width)} the advantage went "
            + $"from {Number(Advantage(narrow))} to {Number(Advantage(wide))},"
            + $" and the affinity of the leading {narrow.Similarity.Principal.Length} features' space "
            + $"from {Number(narrow.Similarity.Affinity)} to {Number(wide.Similarity.Affinity)}";
    }

    private static double Advantage(SeedFinding finding) => finding.Similarity.MeanPrincipal - finding.Similarity.MeanIndividual;
}
