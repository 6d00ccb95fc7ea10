namespace NtkWorkbench.Figures;

/// <summary>Gap and kernel change over width and output scale: a row a measure, a column a learning rate.</summary>
internal static class LazinessMapFigure
{
    /// <summary>Of a map; the line is where training becomes lazy.</summary>
    public static Figure Build(LazinessResults results)
    {
        int[] widths = [.. results.Cells.Select(cell => cell.Width).Distinct().Order()];
        double[] scales = [.. results.Cells.Select(cell => cell.OutputScale).Distinct().Order()];
        double[] fractions = [.. results.Cells.Select(cell => cell.Fraction).Distinct().Order()];
        (string Name, string Label, Func<LazinessCell, double?> Number)[] measures =
            [("gap", "log₁₀ gap", cell => cell.Gap), ("kernel_change", "log₁₀ kernel change", cell => cell.KernelChange)];
        Panel[] panels = [.. from measure in measures
                             from fraction in fractions
                             let map = Map(results, measure, fraction, widths, scales)
                             select map with
                             {
                                 Title = measure.Name == "gap" ? Text($"η = {fraction} of the limit") : null,
                                 Y = fraction == fractions[0] ? map.Y : map.Y with { Label = null, TickLabels = false },
                                 Colors = map.Colors! with { Bar = fraction == fractions[^1] },
                             }];
        return Drawing.InRows("laziness_map", panels, fractions.Length, 2.3) with { IsTable = true, Legend = LegendPlacement.None };
    }

    private static Panel Map(LazinessResults results, (string Name, string Label, Func<LazinessCell, double?> Number) measure,
        double fraction, int[] widths, double[] scales)
    {
        double[] all = [.. results.Cells.Select(cell => Log(measure.Number(cell))).Where(double.IsFinite)];
        Matrix values = new(scales.Length, widths.Length);
        values.Values.AsSpan().Fill(double.NaN);
        foreach (LazinessCell cell in results.Cells.Where(cell => cell.Fraction == fraction))
            values[Array.IndexOf(scales, cell.OutputScale), Array.IndexOf(widths, cell.Width)] = Log(measure.Number(cell));
        string word = $"{measure.Name}_{Drawing.Word(Text($"{fraction}"))}";
        Axis x = Places("width", widths.Select(width => (double)width)), y = Places("output scale α", scales);
        return new()
        {
            X = x with { Upright = true },
            Y = y,
            Colors = new() { Label = measure.Label, Limits = all.Length == 0 || all.Min() == all.Max() ? null : new(all.Min(), all.Max()) },
            Series = values.Values.All(double.IsNaN) ? [Nothing(widths, scales)] :
            [
                new HeatMapSeries { Values = new(word, values), X = x.Limits!.Value, Y = y.Limits!.Value },
                .. Border(results, fraction, widths, scales, word),
            ],
        };
    }

    private static IEnumerable<PanelSeries> Border(
        LazinessResults results, double fraction, int[] widths, double[] scales, string word)
    {
        (double X, double Y)[] line = [.. widths.Index()
            .Select(width => (X: (double)width.Index,
                Y: Place(scales, results.Border(width.Item, fraction, LazinessResults.LazyGap)?.Scale)))
            .Where(place => double.IsFinite(place.Y))];
        if (line.Length > 0)
            yield return Drawing.Curve(new($"{word}_border_x", [.. line.Select(place => place.X)]),
                new($"{word}_border_y", [.. line.Select(place => place.Y)]), Drawing.Style(6, 1.6));
    }

    // A cell a number.
    private static Axis Places(string label, IEnumerable<double> numbers)
    {
        AxisTick[] ticks = [.. numbers.Index().Select(one => new AxisTick(one.Index, Text($"{one.Item:g4}")))];
        return new() { Label = label, Limits = new(-0.5, ticks.Length - 0.5), Ticks = ticks };
    }

    private static TextSeries Nothing(int[] widths, double[] scales) =>
        new() { Text = "no training came there", X = (widths.Length - 1) / 2.0, Y = (scales.Length - 1) / 2.0, Centered = true };

    // The place of a scale between the rows of the map, by its logarithm.
    private static double Place(double[] scales, double? scale)
    {
        int above = Array.FindIndex(scales, one => one >= scale);
        return above switch
        {
            < 0 => double.NaN,
            0 => 0,
            _ => above - 1 + (Math.Log(scale!.Value / scales[above - 1]) / Math.Log(scales[above] / scales[above - 1])),
        };
    }

    private static double Log(double? value) => value > 0 ? Math.Log10(value.Value) : double.NaN;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
