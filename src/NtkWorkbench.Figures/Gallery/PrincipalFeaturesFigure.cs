namespace NtkWorkbench.Figures;

/// <summary>The leading principal features φ_k on the grid: a row a feature, a column a checkpoint, each panel with its own axis.</summary>
internal static class PrincipalFeaturesFigure
{
    private const double RowHeight = 0.95;

    // A band of a smaller share of the curve's range than this is no wider than the curve.
    private const double LeastBand = 0.01;

    private static readonly int[] OutputColors = [5, 1, 3, 7, 2, 0];

    /// <param name="grid">The points of the curves, (g, 1), ascending.</param>
    /// <param name="features">φ_k on the grid, (g·o, k), rows sample-major and output-minor, first checkpoint first.</param>
    /// <param name="trainInputs">The training inputs, (n, 1): where they end is marked, where the grid goes on.</param>
    /// <param name="input">What the one input is called.</param>
    public static Figure Build(Matrix grid, IReadOnlyList<FunctionSnapshot> features, Matrix trainInputs, string input = "x")
    {
        Drawing.RequireOneInput(grid, "principal features");
        int outputs = features.Count == 0 ? 1 : features[0].Values.Rows / Math.Max(1, grid.Rows);
        foreach (FunctionSnapshot snapshot in features)
            snapshot.RequireRows("principal features", (long)grid.Rows * outputs);
        int rows = features.Count == 0 ? 0 : features.Max(snapshot => snapshot.Values.Columns);
        return new()
        {
            Name = "principal_features",
            Width = features.Count == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 0.55 + (rows * RowHeight) + (outputs > 1 ? 0.2 : 0),
            IsTable = true,
            Rows = rows,
            Columns = Math.Max(1, features.Count),
            Legend = LegendPlacement.Above,
            Panels = [.. from k in Enumerable.Range(0, rows)
                         from snapshot in features
                         select Curves(
                             grid, snapshot, k, outputs, trainInputs, k == rows - 1 ? input : null, snapshot == features[0])],
        };
    }

    private static Panel Curves(Matrix grid, FunctionSnapshot snapshot, int k, int outputs, Matrix trainInputs, string? input, bool left)
    {
        DataColumn x = Drawing.Column("x", grid, 0);
        int drawn = k < snapshot.Values.Columns ? outputs : 0;
        bool drowned = Enumerable.Range(0, drawn).Any(output => IsDrowned(snapshot, k, Values(snapshot, k, outputs, output).Values));
        return new()
        {
            Title = k == 0 ? snapshot.Checkpoint : null,
            Note = drowned ? string.Create(CultureInfo.InvariantCulture,
                $"{Symbol(k)}, {snapshot.Checkpoint}: the floor, {snapshot.Floors![k]:0.0e0}, is larger than the panel") : null,
            X = new() { Label = input, TickLabels = input is not null },
            Y = new() { Label = left ? Symbol(k) : null },
            Series =
            [
                Drawing.Horizontal(0, style: new() { Width = 0.4, Opacity = 0.35 }),
                .. TrainRange(x.Values, trainInputs.Column(0)),
                .. Enumerable.Range(0, drawn).SelectMany(output => Floor(x, snapshot, k, Values(snapshot, k, outputs, output), output)),
                .. Enumerable.Range(0, drawn).Select(output => Drawing.Curve(
                    x,
                    Values(snapshot, k, outputs, output),
                    Drawing.Style(OutputColors[output % OutputColors.Length], 1.2),
                    outputs == 1 ? null : $"output {output + 1}")),
            ],
        };
    }

    // The floor of the function as a band about the curve, where it is wide enough to be seen and fits into the panel.
    private static IEnumerable<PanelSeries> Floor(DataColumn x, FunctionSnapshot snapshot, int k, DataColumn values, int output)
    {
        if (snapshot.Floors is null || x.Values.Length < 2 || values.Values.Any(value => !double.IsFinite(value)))
            yield break;
        double range = values.Values.Max() - values.Values.Min(), floor = snapshot.Floors[k];
        if (!(floor > LeastBand * range) || IsDrowned(snapshot, k, values.Values))
            yield break;
        yield return new BandSeries
        {
            X = x,
            Lower = new($"{values.Name}_lower", [.. values.Values.Select(value => value - floor)]),
            Upper = new($"{values.Name}_upper", [.. values.Values.Select(value => value + floor)]),
            Color = SeriesColor.Palette(OutputColors[output % OutputColors.Length]),
        };
    }

    private static bool IsDrowned(FunctionSnapshot snapshot, int k, double[] values) =>
        snapshot.Floors is not null && values.Length > 0 && snapshot.Floors[k] > values.Max() - values.Min();

    // The ends of the training inputs, each where the grid goes on beyond it.
    private static IEnumerable<PanelSeries> TrainRange(double[] grid, double[] inputs)
    {
        if (grid.Length < 2 || inputs.Length == 0)
            return [];
        double low = inputs.Min(), high = inputs.Max(), length = grid[^1] - grid[0];
        double beyond = Math.Max(length / (grid.Length - 1), 0.04 * length);
        return new[] { (End: low, Beyond: low - grid[0]), (End: high, Beyond: grid[^1] - high) }.Where(side => side.Beyond > beyond)
            .Select(side => Drawing.Vertical(side.End, "end of the training inputs", Drawing.Style(6, 0.9, DashStyle.Dotted)));
    }

    private static string Symbol(int k) => Drawing.Subscript("φ", k + 1) + "(x)";

    private static DataColumn Values(FunctionSnapshot snapshot, int k, int outputs, int output) => Drawing.Column(
        $"{Drawing.Word(snapshot.Checkpoint)}_phi_{k + 1}{(outputs == 1 ? "" : $"_output_{output + 1}")}",
        snapshot.Values, k, output, outputs);
}
