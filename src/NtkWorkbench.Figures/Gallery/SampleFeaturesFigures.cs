namespace NtkWorkbench.Figures;

/// <summary>The leading principal features φ_k of many inputs, which no axis can show, on the training samples.</summary>
internal static class SampleFeaturesFigures
{
    private const double RowHeight = 1.5;
    private const double SortedRowHeight = 1.05;

    // Many features share a page.
    private const double MostHeight = 9;
    private const int MostSamples = 2000;

    // Of φ_k against each other: those that tell most of the kernel apart.
    private static readonly (int X, int Y)[] Pairs = [(0, 1), (0, 2), (1, 2), (2, 3)];

    /// <summary>φ_i against φ_j: a row a pair, a column a checkpoint.</summary>
    /// <param name="features">φ_k on the samples, (n·o, k), rows sample-major and output-minor, first checkpoint first.</param>
    /// <param name="keys">What the samples are coloured by.</param>
    /// <param name="shown">The output that is drawn; null: the first.</param>
    public static Figure Pairwise(IReadOnlyList<FunctionSnapshot> features, SampleKeys keys, ShownOutput? shown = null)
    {
        (int X, int Y)[] pairs = [.. Pairs.Where(pair => features.All(at => pair.Y < at.Values.Columns))];
        Drawn drawn = new(features, keys, shown);
        return drawn.Table("principal_features", pairs.Length, RowHeight, (at, row, left) => new()
        {
            Title = row == 0 ? at.Checkpoint : null,
            X = new() { Label = Drawing.Subscript("φ", pairs[row].X + 1) },
            Y = new() { Label = left ? Drawing.Subscript("φ", pairs[row].Y + 1) : null },
            Series = [.. keys.Points(drawn.Values(at, pairs[row].X), drawn.Values(at, pairs[row].Y), drawn.Samples, 2.6)],
        });
    }

    /// <summary>Each φ_k along the samples, ordered by class or target and then by its values: a row a feature, a column a
    /// checkpoint.</summary>
    /// <param name="features">φ_k on the samples, (n·o, k), rows sample-major and output-minor, first checkpoint first.</param>
    /// <param name="keys">What the samples are ordered and coloured by.</param>
    /// <param name="shown">The output that is drawn; null: the first.</param>
    public static Figure Sorted(IReadOnlyList<FunctionSnapshot> features, SampleKeys keys, ShownOutput? shown = null)
    {
        Drawn drawn = new(features, keys, shown);
        int rows = features.Select(at => at.Values.Columns).DefaultIfEmpty(0).Max();
        (Axis axis, double[] borders) = keys.OrderedAxis();
        return drawn.Table("sorted_features", rows, Math.Min(SortedRowHeight, MostHeight / Math.Max(1, rows)), (at, k, left) => new()
        {
            Title = k == 0 ? at.Checkpoint : null,
            X = SampleKeys.Horizontal(axis with { Label = k == rows - 1 ? axis.Label : null, TickLabels = k == rows - 1 }),
            Y = new() { Label = left ? Drawing.Subscript("φ", k + 1) : null },
            Series =
            [
                Drawing.Horizontal(0, style: new() { Width = 0.4, Opacity = 0.35 }),
                .. borders.Select(border => Drawing.Vertical(border, style: new() { Width = 0.4, Opacity = 0.5 })),
                .. k < at.Values.Columns ? Along(at, k) : [],
            ],
        }, bar: keys.Target is not null, below: SampleKeys.HeightOfNames(axis));

        IEnumerable<PanelSeries> Along(FunctionSnapshot at, int k)
        {
            double[] values = [.. Enumerable.Range(0, keys.Values.Length).Select(i => at.Values[(i * drawn.Outputs) + drawn.Output, k])];
            int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => keys.Values[i]).ThenBy(i => values[i])];
            int[] places = Thinned.Evenly(order.Length, MostSamples), samples = [.. places.Select(place => order[place])];
            // The axis names the classes.
            return keys.Points(new("place", [.. places.Select(place => place + 1.0)]),
                new($"{Drawing.Word(at.Checkpoint)}_phi_{k + 1}", [.. samples.Select(i => values[i])]), samples, 1.8)
                .Select(series => series with { Label = null });
        }
    }

    private sealed class Drawn
    {
        private readonly IReadOnlyList<FunctionSnapshot> _features;
        private readonly SampleKeys _keys;
        private readonly string? _title;

        public Drawn(IReadOnlyList<FunctionSnapshot> features, SampleKeys keys, ShownOutput? shown)
        {
            (_features, _keys) = (features, keys);
            Outputs = features.Count == 0 ? 1 : features[0].Values.Rows / Math.Max(1, keys.Values.Length);
            (Output, _title) = shown ?? ShownOutput.First(Outputs);
            foreach (FunctionSnapshot snapshot in features)
                snapshot.RequireRows("principal features", (long)keys.Values.Length * Outputs);
            Samples = Thinned.Evenly(keys.Values.Length, MostSamples);
        }

        public int Outputs { get; }

        public int Output { get; }

        public int[] Samples { get; }

        public DataColumn Values(FunctionSnapshot at, int k) => new($"{Drawing.Word(at.Checkpoint)}_phi_{k + 1}",
            [.. Samples.Select(i => at.Values[(i * Outputs) + Output, k])]);

        public Figure Table(
            string name, int rows, double rowHeight, Func<FunctionSnapshot, int, bool, Panel> panel, bool bar = true,
            double below = 0) => new()
        {
            Name = name,
            Title = _title,
            Width = _features.Count == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 0.55 + (rows * rowHeight) + (_title is null ? 0 : 0.2) + below,
            IsTable = true,
            Rows = Math.Max(1, rows),
            Columns = Math.Max(1, _features.Count),
            Legend = LegendPlacement.Above,
            Panels = [.. from row in Enumerable.Range(0, rows)
                         from at in _features
                         select panel(at, row, at == _features[0]) with
                         {
                             Colors = _keys.Colors is ColorScale colors ? colors with { Bar = bar && at == _features[^1] } : null,
                             Note = Samples.Length < _keys.Values.Length ? string.Create(CultureInfo.InvariantCulture,
                                 $"{Samples.Length:N0} of {_keys.Values.Length:N0} samples, evenly spread") : null,
                         }],
        };
    }
}
