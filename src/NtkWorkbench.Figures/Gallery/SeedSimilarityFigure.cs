namespace NtkWorkbench.Figures;

/// <summary>How alike features are across seeds.</summary>
internal static class SeedSimilarityFigure
{
    public const string Name = "seed_similarity";

    // Cosines and affinities are at most 1.
    private static readonly Interval Limits = new(0, 1.03);

    /// <summary>Of each principal feature, and in the mean over principal features and over parameters.</summary>
    public static Figure Build(IReadOnlyList<(string Name, SeedSimilarity Similarity)> networks)
    {
        LineStyle Style(int index) => CurveColors.StyleOf(index, networks.Count);
        double[] places = [.. Enumerable.Range(1, networks.Count).Select(i => (double)i)];
        Curve Means(string label, Func<SeedSimilarity, double> value, Marker marker) => Curve.Single(label, places,
            [.. networks.Select(at => value(at.Similarity))], new() { Width = 1.4 }, marker);
        return CurvesFigure.Build(Name,
        [
            ByFeature(null, networks.Select((at, i) => (at.Name, at.Similarity, Style(i)))),
            new CurvesPanel
            {
                X = new()
                {
                    Limits = new Interval(0.5, networks.Count + 0.5),
                    Ticks = [.. networks.Select((at, i) => new AxisTick(i + 1, at.Name))],
                },
                Y = new() { Label = "mean |cos|, affinity", Limits = Limits },
                Curves =
                [
                    Means("principal features", one => one.MeanPrincipal, Marker.Circle),
                    Means("individual features", one => one.MeanIndividual, Marker.OpenCircle),
                    Means("subspace affinity", one => one.Affinity, Marker.Triangle),
                ],
            },
        ],
        columns: 2);
    }

    public static CurvesPanel ByFeature(string? title, IEnumerable<(string Name, SeedSimilarity Similarity, LineStyle Style)> networks) =>
        new()
        {
            Title = title,
            X = new() { Label = "k", Integers = true },
            Y = new() { Label = "mean |cos φₖ|", Limits = Limits },
            Curves = [.. networks.Select(at => Curve.Single(at.Name,
                [.. Enumerable.Range(1, at.Similarity.Principal.Length).Select(k => (double)k)], at.Similarity.Principal, at.Style))],
        };
}
