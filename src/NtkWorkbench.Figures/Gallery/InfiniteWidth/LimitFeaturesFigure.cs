namespace NtkWorkbench.Figures;

/// <summary>The principal features of a network at initialization beside those of its limit of infinite width: over x, or with several
/// inputs sample by sample.</summary>
internal static class LimitFeaturesFigure
{
    private const int MostInRow = 3;

    /// <param name="grid">The points, (g, 1), ascending; of several inputs the samples, (n, d).</param>
    /// <param name="network">φ_k of an output there, (g, k).</param>
    /// <param name="limit">Those of the limit, signs aligned; may be fewer or more.</param>
    /// <param name="input">What x is called, where there is one.</param>
    public static Figure Build(Matrix grid, Matrix network, Matrix limit, string input)
    {
        int count = Math.Min(network.Columns, limit.Columns);
        Panel[] panels = [.. Enumerable.Range(0, count).Select(k => grid.Columns == 1 ? Over(grid, network, limit, k, input)
            : Against(network, limit, k))];
        return Drawing.InRows("infinite_width_features", panels, MostInRow, grid.Columns == 1 ? 1.45 : 2, 0.45) with
        {
            Width = FigureWidth.DoubleColumn,
        };
    }

    private static Panel Over(Matrix grid, Matrix network, Matrix limit, int k, string input)
    {
        DataColumn x = Drawing.Column("x", grid, 0);
        return new()
        {
            X = new() { Label = input },
            Y = new() { Label = $"{Symbol(k)}({input})" },
            Series =
            [
                Drawing.Horizontal(0, style: new() { Width = 0.4, Opacity = 0.35 }),
                Drawing.Curve(x, Drawing.Column($"network_{k + 1}", network, k), Drawing.Style(5, 1.2), "network at initialization"),
                Drawing.Curve(x, Drawing.Column($"limit_{k + 1}", limit, k), Drawing.Style(0, 1, DashStyle.Dashed), "infinite width"),
            ],
        };
    }

    private static Panel Against(Matrix network, Matrix limit, int k)
    {
        DataColumn x = Drawing.Column($"limit_{k + 1}", limit, k), y = Drawing.Column($"network_{k + 1}", network, k);
        double low = Math.Min(x.Values.Min(), y.Values.Min()), high = Math.Max(x.Values.Max(), y.Values.Max());
        return new()
        {
            X = new() { Label = $"{Symbol(k)} at infinite width" },
            Y = new() { Label = $"{Symbol(k)} of the network" },
            Series =
            [
                new LineSeries { Label = "equal", X = new($"diagonal_{k + 1}", [low, high]), Y = new($"diagonal_{k + 1}", [low, high]),
                    Style = Drawing.Style(0, 0.8, DashStyle.Dotted) },
                new PointSeries { Label = "training samples", X = x, Y = y, Style = Drawing.Points(5, Marker.Circle, 2) },
            ],
        };
    }

    private static string Symbol(int k) => Drawing.Subscript("φ", k + 1);
}
