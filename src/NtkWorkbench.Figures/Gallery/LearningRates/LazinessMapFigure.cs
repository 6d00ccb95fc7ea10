namespace NtkWorkbench.Figures;

/// <summary>Gap and kernel change over width and output scale: a row a measure, a column a learning rate.</summary>
internal static class LazinessMapFigure
{
    private const double RowHeight = 2.3, Legend = 0.3;

    // Letters of names side by side below all panels of a page and of a column, and names above each other in a row.
    private const int LettersOfPage = 88, LettersOfColumn = 36, NamesInRow = 14;

    // Letters between two names.
    private const double Space = 1;

    private static readonly Measure[] Measures =
    [
        new("gap", "log₁₀ gap", cell => cell.Gap, cell => !cell.IsGapKnown),
        new("kernel_change", "log₁₀ kernel change", cell => cell.KernelChange, cell => !cell.IsKernelChangeKnown),
    ];

    /// <summary>Of a map; the line is where training becomes lazy, marks say why a place has no number.</summary>
    public static Figure Build(LazinessResults results)
    {
        double[] fractions = [.. results.Cells.Select(cell => cell.Fraction).Distinct().Order()];
        Axes axes = new(
            [.. results.Cells.Select(cell => cell.Width).Distinct().Order()],
            [.. results.Cells.Select(cell => cell.OutputScale).Distinct().Order()], fractions.Length);
        var explained = new HashSet<string>();
        Panel[] panels = [.. from measure in Measures
                             from fraction in fractions
                             let map = Map(results, measure, fraction, axes, explained)
                             select map with
                             {
                                 Title = Title(measure, fraction, map),
                                 Y = fraction == fractions[0] ? map.Y : map.Y with { Label = null, TickLabels = false },
                                 Colors = map.Colors! with { Bar = map.Colors.Bar && fraction == fractions[^1] },
                             }];
        return Drawing.InRows("laziness_map", panels, fractions.Length, RowHeight, explained.Count > 0 ? Legend : 0) with
        {
            IsTable = true, Legend = explained.Count > 0 ? LegendPlacement.Above : LegendPlacement.None,
        };
    }

    // What a bar says stands above where there is none.
    private static string? Title(Measure measure, double fraction, Panel map) => measure == Measures[0]
        ? $"{(map.Colors!.Bar ? "" : "gap at ")}η = {NumberText.Single(fraction)} of the limit"
        : map.Colors!.Bar ? null : "kernel change";

    private static Panel Map(LazinessResults results, Measure measure, double fraction, Axes axes, HashSet<string> explained)
    {
        double[] all = [.. results.Cells.Select(measure.Logarithm).Where(double.IsFinite)];
        LazinessCell[] cells = [.. results.Cells.Where(cell => cell.Fraction == fraction)];
        Matrix values = new(axes.Scales.Length, axes.Widths.Length);
        values.Values.AsSpan().Fill(double.NaN);
        foreach (LazinessCell cell in cells)
            values[axes.Row(cell), axes.Column(cell)] = measure.Logarithm(cell);
        string word = $"{measure.Name}_{Drawing.Word(fraction.ToString("R", CultureInfo.InvariantCulture))}";
        return new()
        {
            X = axes.X,
            Y = axes.Y,
            Colors = new()
            {
                Label = measure.Label, Bar = all.Length > 0,
                Limits = all.Length == 0 || all.Min() == all.Max() ? null : new(all.Min(), all.Max()),
            },
            Series =
            [
                .. values.Values.All(double.IsNaN) ? Array.Empty<PanelSeries>()
                    : [new HeatMapSeries { Values = new(word, values), X = axes.X.Limits!.Value, Y = axes.Y.Limits!.Value }],
                .. Border(results, fraction, axes, word, explained),
                .. Marks("diverged", "diverged", Marker.Cross, cells.Where(HasDiverged)),
                .. Marks("out_of_steps", "ran out of steps", Marker.OpenCircle,
                    cells.Where(cell => HasEnded(cell) && !results.IsBelowRounding(cell.OutputRounding))),
                .. Marks("out_of_reach", "loss within rounding", Marker.OpenSquare,
                    cells.Where(cell => HasEnded(cell) && results.IsBelowRounding(cell.OutputRounding))),
                .. Marks("rounding", "not above rounding", Marker.Plus, cells.Where(cell => cell.Reached > 0 && measure.IsRounding(cell))),
            ],
        };

        IEnumerable<PointSeries> Marks(string name, string label, Marker marker, IEnumerable<LazinessCell> where)
        {
            LazinessCell[] marked = [.. where];
            if (marked.Length > 0)
                yield return new()
                {
                    Label = explained.Add(label) ? label : null,
                    X = new($"{word}_{name}_x", [.. marked.Select(cell => (double)axes.Column(cell))]),
                    Y = new($"{word}_{name}_y", [.. marked.Select(cell => (double)axes.Row(cell))]),
                    Style = new() { Color = SeriesColor.Black, Marker = marker, Size = 5 },
                };
        }
    }

    // What most trainings of a place without a number did.
    private static bool HasDiverged(LazinessCell cell) => cell.Reached == 0 && 2 * cell.Diverged > cell.Trainings;

    private static bool HasEnded(LazinessCell cell) => cell.Reached == 0 && !HasDiverged(cell);

    // A line wherever neighbouring widths have a known place; none across one that has not.
    private static IEnumerable<PanelSeries> Border(
        LazinessResults results, double fraction, Axes axes, string word, HashSet<string> explained)
    {
        double[] places = [.. axes.Widths.Select(width => axes.Place(results.Border(width, fraction, LazinessResults.LazyGap)?.Scale))];
        for (int first = 0, part = 1; first < places.Length; first++)
        {
            int count = places.Skip(first).TakeWhile(double.IsFinite).Count();
            if (count == 0)
                continue;
            string name = $"{word}_border{(part++ == 1 ? "" : FormattableString.Invariant($"_{part - 1}"))}";
            string label = FormattableString.Invariant($"gap of {LazinessResults.LazyGap}");
            yield return Drawing.Curve(new($"{name}_x", [.. Enumerable.Range(first, count).Select(i => (double)i)]),
                new($"{name}_y", places[first..(first + count)]), Drawing.Style(6, 1.6), explained.Add(label) ? label : null);
            first += count;
        }
    }

    private sealed record Measure(string Name, string Label, Func<LazinessCell, double?> Number, Func<LazinessCell, bool> IsRounding)
    {
        // NaN of rounding, whose size says nothing.
        public double Logarithm(LazinessCell cell) =>
            Number(cell) is > 0 and double value && !IsRounding(cell) ? Math.Log10(value) : double.NaN;
    }

    // A cell a number.
    private sealed class Axes(int[] widths, double[] scales, int panels)
    {
        public int[] Widths => widths;

        public double[] Scales => scales;

        public Axis X { get; } = Places("width", [.. widths.Select(width => (double)width)], names =>
            (int)(names.Length * (names.Max(name => name.Length) + Space) / (panels == 1 ? LettersOfColumn : LettersOfPage / panels)));

        public Axis Y { get; } = Places("output scale α", scales, names => (names.Length - 1) / NamesInRow);

        public int Column(LazinessCell cell) => Array.IndexOf(widths, cell.Width);

        public int Row(LazinessCell cell) => Array.IndexOf(scales, cell.OutputScale);

        // The place of a scale between the rows, by its logarithm.
        public double Place(double? scale)
        {
            int above = Array.FindIndex(scales, one => one >= scale);
            return above switch
            {
                < 0 => double.NaN,
                0 => 0,
                _ => above - 1 + (Math.Log(scale!.Value / scales[above - 1]) / Math.Log(scales[above] / scales[above - 1])),
            };
        }

        // crowd: how many more names there are than have room; so many are left out after each.
        private static Axis Places(string label, double[] numbers, Func<string[], int> crowd)
        {
            string[] names = [.. numbers.Select(NumberText.Single)];
            int left = crowd(names);
            return new()
            {
                Label = label,
                Limits = new(-0.5, names.Length - 0.5),
                Ticks = [.. names.Index().Select(name => new AxisTick(name.Index, name.Index % (left + 1) == 0 ? name.Item : ""))],
            };
        }
    }
}
