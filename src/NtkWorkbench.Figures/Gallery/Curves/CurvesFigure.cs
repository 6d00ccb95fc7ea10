namespace NtkWorkbench.Figures;

/// <summary>Panels of curves side by side, with one legend.</summary>
internal static class CurvesFigure
{
    private const double PanelHeight = 2.05;
    private const double SmallPanelHeight = 1.3;
    private const int ReadableInOneRow = 3;

    // About as many as fit into a line above the panels.
    private const int LegendEntriesInRow = 4;
    private const double LegendLineHeight = 0.15;

    // Fewer curves than this have no percentiles worth the name.
    private const int LeastForQuantiles = 5;
    private const double LowShare = 0.1;

    /// <summary>The panels row by row, at most <c>columns</c> in each, below a title.</summary>
    public static Figure Build(string name, IReadOnlyList<CurvesPanel> panels, int columns, string? title = null)
    {
        columns = Math.Clamp(panels.Count, 1, columns);
        int rows = (panels.Count + columns - 1) / columns;
        int entries = panels.SelectMany(panel => panel.Curves.Where(curve => IsNamed(curve, panel))).Select(curve => curve.Label)
            .Distinct().Count();
        int legendLines = (entries + LegendEntriesInRow - 1) / LegendEntriesInRow;
        double height = columns > ReadableInOneRow || rows > 2 ? SmallPanelHeight : PanelHeight;
        var names = new ColumnNames();
        Panel[] drawn = [.. panels.Select(panel => new Panel
        {
            Title = panel.Title,
            X = panel.X,
            Y = panel.Y,
            Note = string.Join("; ", new[] { BandNote(panel), panel.Note }.OfType<string>()) is { Length: > 0 } note ? note : null,
            Series = [.. panel.Lines, .. panel.Curves.SelectMany(curve => Band(curve, panel, names)),
                .. panel.Curves.SelectMany(curve => Line(curve, panel, names))],
        })];
        Figure figure = Drawing.InRows(name, drawn, columns, height, 0.45);
        return figure with
        {
            Title = title,
            Width = panels.Count == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = figure.Height + (legendLines * LegendLineHeight) + (title is null ? 0 : 0.2),
        };
    }

    private static IEnumerable<PanelSeries> Band(Curve curve, CurvesPanel panel, ColumnNames names)
    {
        if (curve.Lines.Rows < 2 || curve.X.Length < 2)
            yield break;
        bool quantiles = curve.Lines.Rows >= LeastForQuantiles;
        double[] lowest = OfColumns(curve.Lines, values => Quantile(values, quantiles ? LowShare : 0));
        Range drawn = Drawn(lowest, panel.Y.Scale);
        yield return new BandSeries
        {
            X = names.Column(panel, curve, "x", curve.X[drawn]),
            Lower = names.Column(panel, curve, quantiles ? "percentile_10" : "lowest", lowest[drawn]),
            Upper = names.Column(panel, curve, quantiles ? "percentile_90" : "highest",
                OfColumns(curve.Lines, values => Quantile(values, quantiles ? 1 - LowShare : 1))[drawn]),
            Color = curve.Style.Color,
            Opacity = 0.1,
            Edge = 0.4,
        };
    }

    private static double Quantile(IEnumerable<double> values, double share) => Drawing.Quantile([.. values.Order()], share);

    private static string? BandNote(CurvesPanel panel)
    {
        int[] runs = [.. panel.Curves.Where(curve => curve.Lines.Rows > 1 && curve.X.Length > 1)
            .Select(curve => curve.Lines.Rows).Distinct()];
        return runs.Length == 0 ? null
            : runs.Min() >= LeastForQuantiles ? $"bands: 10th to 90th percentile of {string.Join(" or ", runs)} runs"
            : runs.Max() < LeastForQuantiles ? $"bands: lowest to highest of {string.Join(" or ", runs)} runs"
            : $"bands: 10th to 90th percentile, of fewer than {LeastForQuantiles} runs lowest to highest";
    }

    private static IEnumerable<PanelSeries> Line(Curve curve, CurvesPanel panel, ColumnNames names)
    {
        double[] mean = Values(curve);
        Range drawn = Drawn(mean, panel.Y.Scale);
        DataColumn x = names.Column(panel, curve, "x", curve.X[drawn]),
            y = names.Column(panel, curve, curve.Lines.Rows == 1 ? "y" : "mean", mean[drawn]);
        string? label = IsNamed(curve, panel) ? curve.Label : null;
        bool isLine = curve.Marker is null || (curve.IsJoined && x.Values.Length > 1);
        if (isLine)
            yield return Drawing.Curve(x, y, curve.Style, label);
        if (curve.Marker is Marker marker)
            yield return new PointSeries
            {
                X = x,
                Y = y,
                Label = isLine ? null : label,
                Style = new()
                {
                    Color = curve.Style.Color, Marker = marker, Opacity = curve.Style.Opacity, Size = Math.Max(2, 3 * curve.Style.Width),
                },
            };
    }

    // What no point is drawn of is no entry of the legend.
    private static bool IsNamed(Curve curve, CurvesPanel panel) =>
        curve.InLegend && Drawn(Values(curve), panel.Y.Scale) is var drawn && !drawn.Equals(0..0);

    private static double[] Values(Curve curve) => curve.Lines.Rows == 1 ? curve.Lines.Values : OfColumns(curve.Lines, Mean(curve));

    private static Func<IEnumerable<double>, double> Mean(Curve curve) => curve.IsGeometric
        ? values => Math.Exp(values.Average(Math.Log)) : values => values.Average();

    // Without the ends that cannot be drawn: where a run had ended, or a distance is still zero on a logarithmic axis.
    private static Range Drawn(double[] values, AxisScale scale)
    {
        bool CanBeDrawn(double value) => double.IsFinite(value) && (scale != AxisScale.Log || value > 0);
        int first = Array.FindIndex(values, CanBeDrawn);
        return first < 0 ? 0..0 : first..(Array.FindLastIndex(values, CanBeDrawn) + 1);
    }

    private static double[] OfColumns(Matrix lines, Func<IEnumerable<double>, double> reduce) =>
        [.. Enumerable.Range(0, lines.Columns)
            .Select(column => reduce(lines.Column(column).Where(double.IsFinite).DefaultIfEmpty(double.NaN)))];

    // Names that tell panel, curve and coordinate; equal columns share one.
    private sealed class ColumnNames
    {
        private readonly Dictionary<string, double[]> _known = [];

        public DataColumn Column(CurvesPanel panel, Curve curve, string coordinate, double[] values)
        {
            string name =
                $"{(panel.Title is null ? "" : $"{Drawing.Word(panel.Title)}.")}{Drawing.Word(curve.Label)}.{coordinate}".TrimStart('.',
                    '_');
            string unique = name;
            for (int i = 2; _known.TryGetValue(unique, out double[]? other) && !other.AsSpan().SequenceEqual(values); i++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
            _known[unique] = values;
            return new DataColumn(unique, values);
        }
    }
}

/// <summary>A panel of curves, the first at the back, over straight lines.</summary>
internal sealed record CurvesPanel
{
    public string? Title { get; init; }

    public required Axis X { get; init; }

    public required Axis Y { get; init; }

    public required IReadOnlyList<Curve> Curves { get; init; }

    /// <summary>What is clipped or absent; null: nothing.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<ReferenceLine> Lines { get; init; } = [];
}
