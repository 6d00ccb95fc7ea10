namespace NtkWorkbench.Runs;

/// <summary>How much principal and individual features have in common from seed to seed.</summary>
internal static class SeedFigures
{
    public static IEnumerable<RunFigure> Create(IReadOnlyList<GroupSimilarity> similarities)
    {
        if (similarities.Count == 0)
            yield break;
        string[] checkpoints = [.. similarities.Select(one => one.Checkpoint).Distinct()];
        bool hasWidths = checkpoints.Any(checkpoint => Alike(checkpoint).Count > 1);
        CurvesPanel[] panels = [.. checkpoints.Select(ByFeature), .. hasWidths ? checkpoints.Select(ByGroup) : []];
        yield return new RunFigure(
            CurvesFigure.Build(SeedSimilarityFigure.Name, panels, columns: checkpoints.Length),
            "Features across seeds",
            "Mean |cosine| on the grid over all pairs of seeds: for each principal feature" + (hasWidths
                ? " (above), and in the mean over principal features and over parameters, with the affinity of the spaces that the leading "
                + "principal features span (below)." : "."));

        IReadOnlyList<GroupSimilarity> Alike(string checkpoint) =>
            GroupSimilarity.ByWidth(similarities.Where(one => one.Checkpoint == checkpoint));

        CurvesPanel ByFeature(string checkpoint) => SeedSimilarityFigure.ByFeature(Title(checkpoint, "principal features one by one"),
            similarities.Where(one => one.Checkpoint == checkpoint).Select(one => (one.Group.Label, one.Similarity, one.Group.Style)));

        CurvesPanel ByGroup(string checkpoint)
        {
            IReadOnlyList<GroupSimilarity> here = Alike(checkpoint);
            double[] x = [.. here.Select(one => (double)one.Width)];
            Curve Line(string label, Func<GroupSimilarity, double> value, DashStyle dash, int color = 0) =>
                Curve.Single(label, x, [.. here.Select(value)], new() { Color = SeriesColor.Palette(color), Width = 1.3, Dash = dash });
            return new CurvesPanel
            {
                Title = Title(checkpoint, $"by width, {Count(here[0].Depth, "hidden layer")}"),
                X = new() { Label = "width", Scale = AxisScale.Log },
                Y = new() { Label = "mean |cos|, affinity", Limits = new(0, 1.03) },
                Curves =
                [
                    Line("principal features", one => one.Similarity.MeanPrincipal, DashStyle.Solid),
                    Line("individual features", one => one.Similarity.MeanIndividual, DashStyle.Dashed),
                    Line("subspace affinity", one => one.Similarity.Affinity, DashStyle.DashDotted, color: 7),
                ],
            };
        }
    }

    private static string Title(string checkpoint, string what) => $"{(checkpoint == "init" ? "initialization" : "trained")}: {what}";
}
