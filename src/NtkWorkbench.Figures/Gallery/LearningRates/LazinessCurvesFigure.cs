namespace NtkWorkbench.Figures;

/// <summary>Gap and kernel change against output scale, a line a width, a column a learning rate.</summary>
internal static class LazinessCurvesFigure
{
    public static Figure Build(LazinessResults results)
    {
        double[] fractions = [.. results.Cells.Select(cell => cell.Fraction).Distinct().Order()];
        int[] widths = [.. results.Cells.Select(cell => cell.Width).Distinct().Order()];
        ColorScale colors = new()
        {
            Label = "log₂ width", Limits = widths.Length < 2 ? null : new(Math.Log2(widths[0]), Math.Log2(widths[^1])),
        };
        Panel[] panels = [.. from measure in new[] { true, false }
                             from fraction in fractions
                             select new Panel
                             {
                                 Title = measure ? FormattableString.Invariant($"η = {fraction} of the limit") : null,
                                 X = new() { Label = "output scale α", Scale = AxisScale.Log },
                                 Y = new()
                                 {
                                     Label = fraction == fractions[0] ? Name(measure) : null,
                                     Scale = AxisScale.Log,
                                     Limits = Limits(results, measure),
                                     TickLabels = fraction == fractions[0],
                                 },
                                 Colors = colors with { Bar = fraction == fractions[^1] },
                                 Series = [.. widths.Index().SelectMany(width =>
                                     Line(results, fraction, width.Item, (double)width.Index / Math.Max(1, widths.Length - 1), measure))],
                             }];
        return Drawing.InRows("laziness_curves", panels, fractions.Length, 2.1) with { IsTable = true, Legend = LegendPlacement.None };
    }

    private static string Name(bool isGap) => isGap ? "gap" : "kernel change";

    private static double? Value(LazinessCell cell, bool isGap) => isGap ? cell.Gap : cell.KernelChange;

    // One for all rates, a tenth of a decade wider than the numbers.
    private static Interval? Limits(LazinessResults results, bool isGap)
    {
        double[] values = [.. results.Cells.Select(cell => Value(cell, isGap)).OfType<double>().Where(value => value > 0)];
        return values.Length == 0 ? null : new(0.8 * values.Min(), 1.25 * values.Max());
    }

    private static IEnumerable<PanelSeries> Line(LazinessResults results, double fraction, int width, double place, bool isGap)
    {
        LazinessCell[] cells = [.. results.Cells.Where(cell => cell.Fraction == fraction && cell.Width == width && Value(cell, isGap) > 0)];
        if (cells.Length == 0)
            yield break;
        string word = FormattableString.Invariant(
            $"{(isGap ? "gap" : "kernel_change")}_{Drawing.Word(FormattableString.Invariant($"{fraction}"))}_{width}");
        DataColumn x = new($"{word}_x", [.. cells.Select(cell => cell.OutputScale)]);
        var color = SeriesColor.Mapped(place);
        double[] factors = [.. cells.Select(cell => Math.Exp((isGap ? cell.GapError : cell.KernelChangeError) ?? 0))];
        if (cells.Length > 1)
            yield return new BandSeries
            {
                X = x,
                Lower = new($"{word}_lower", [.. cells.Select((cell, i) => Value(cell, isGap)!.Value / factors[i])]),
                Upper = new($"{word}_upper", [.. cells.Select((cell, i) => Value(cell, isGap)!.Value * factors[i])]),
                Color = color,
                Opacity = 0.2,
            };
        DataColumn y = new(word, [.. cells.Select(cell => Value(cell, isGap)!.Value)]);
        yield return Drawing.Curve(x, y, new() { Color = color });
        if (cells.Length > 1)
            yield return new PointSeries { X = x, Y = y, Style = new() { Color = color, Size = 3 } };
    }
}
