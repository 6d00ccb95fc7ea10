namespace NtkWorkbench.Figures;

/// <summary>The leading principal features φ_k of two inputs as maps, each at all checkpoints side by side, with a scale of its own whose
/// end stands in the title.</summary>
internal static class PrincipalMapsFigure
{
    // Inches of a row beside its maps, which are about square.
    private const double Around = 0.5;
    private const double MapShare = 0.8;
    private const double MostMap = 0.95;

    private const string ScaleNote = "colours run from minus the number in the title, blue, over 0, white, to it, red";

    /// <param name="grid">The points, (g, 2).</param>
    /// <param name="features">φ_k on the grid, (g·o, k), rows sample-major and output-minor, first checkpoint first.</param>
    /// <param name="names">What the inputs are called.</param>
    /// <param name="shown">The output that is drawn.</param>
    public static Figure Build(Matrix grid, IReadOnlyList<FunctionSnapshot> features, IReadOnlyList<string> names, ShownOutput shown)
    {
        PlaneMap plane = new(grid, names);
        int count = features.Max(snapshot => snapshot.Values.Columns), beside = features.Count <= 3 ? 2 : 1,
            columns = beside * features.Count, rows = (count + beside - 1) / beside;
        double width = features.Count == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn;
        return new()
        {
            Name = "principal_features",
            Title = shown.Title,
            Width = width,
            Height = (shown.Title is null ? 0.3 : 0.5) + (rows * (Around + Math.Min(MostMap, MapShare * width / columns))),
            IsTable = true,
            Rows = rows,
            Columns = columns,
            // Down, then across: so they stay in order where the table is broken between its columns.
            Panels = [.. from row in Enumerable.Range(0, rows)
                         from column in Enumerable.Range(0, beside)
                         from snapshot in features
                         let k = (column * rows) + row
                         select k < count
                             ? Map(plane, grid.Rows, snapshot, k, shown, row == rows - 1 || k == count - 1,
                                 column == 0 && snapshot == features[0])
                             : Panel.Blank],
        };
    }

    private static Panel Map(PlaneMap plane, int points, FunctionSnapshot snapshot, int k, ShownOutput shown, bool bottom, bool left)
    {
        double[] values = k < snapshot.Values.Columns ? shown.Column(snapshot.Values, points, k) : [];
        ColorScale colors = PlaneMap.Scale(new() { Map = ColorMap.Diverging }, values) with { Label = null, Bar = false };
        string end = colors.Limits is Interval ends ? string.Create(CultureInfo.InvariantCulture, $"\u00a0±\u00a0{ends.High:G2}") : "";
        Panel panel = values.Length == 0 ? plane.Empty(k == 0 ? snapshot.Checkpoint : null)
            : plane.Panel($"{snapshot.Checkpoint}, {Drawing.Subscript("φ", k + 1)}{end}",
                $"{Drawing.Word(snapshot.Checkpoint)}_phi_{k + 1}",
                values, colors) with
            { Note = PlaneMap.Join(ScaleNote, PlaneMap.Clipped(colors, values)) };
        return panel with
        {
            X = panel.X with { Label = bottom ? panel.X.Label : null, TickLabels = bottom },
            Y = panel.Y with { Label = left ? panel.Y.Label : null, TickLabels = left },
        };
    }
}
