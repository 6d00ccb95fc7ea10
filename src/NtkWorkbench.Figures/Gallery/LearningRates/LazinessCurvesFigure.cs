namespace NtkWorkbench.Figures;

/// <summary>Gap and kernel change against output scale, a line a width, a column a learning rate.</summary>
internal static class LazinessCurvesFigure
{
    // Of a panel without numbers.
    private static readonly Interval Decade = new(0.1, 1);

    public static Figure Build(LazinessResults results)
    {
        double[] fractions = [.. results.Cells.Select(cell => cell.Fraction).Distinct().Order()];
        int[] widths = [.. results.Cells.Select(cell => cell.Width).Distinct().Order()];
        WidthColors colors = new(widths);
        // A few hundredths of the axis wider than the scales.
        double[] scales = [.. results.Cells.Select(cell => cell.OutputScale).DefaultIfEmpty(1)];
        double margin = scales.Min() == scales.Max() ? 2 : Math.Pow(scales.Max() / scales.Min(), 0.04);
        Interval across = new(scales.Min() / margin, scales.Max() * margin);
        Panel[] panels = [.. from measure in new[] { true, false }
                             from fraction in fractions
                             select new Panel
                             {
                                 Title = measure ? FormattableString.Invariant($"η = {fraction} of the limit") : null,
                                 X = new() { Label = "output scale α", Scale = AxisScale.Log, Limits = across },
                                 Y = new()
                                 {
                                     Label = fraction == fractions[0] ? Name(measure) : null,
                                     Scale = AxisScale.Log,
                                     Limits = Limits(results, measure) ?? Decade,
                                     TickLabels = fraction == fractions[0] && Limits(results, measure) is not null,
                                 },
                                 Colors = colors.Scale with
                                 {
                                     Bar = widths.Length > 1 && fraction == fractions[^1] && Limits(results, measure) is not null,
                                 },
                                 Series = [.. widths.SelectMany(width => Line(results, fraction, width, colors.Of(width), measure))
                                     .DefaultIfEmpty(Nothing(results, fraction, across, Limits(results, measure) ?? Decade))],
                             }];
        return Drawing.InRows("laziness_curves", panels, fractions.Length, 2.1) with { IsTable = true, Legend = LegendPlacement.None };
    }

    private static TextSeries Nothing(LazinessResults results, double fraction, Interval x, Interval y) => new()
    {
        Text = results.Cells.Any(cell => cell.Fraction == fraction && cell.Reached > 0) ? "rounding alone" : "none came there",
        X = Math.Sqrt(x.Low * x.High),
        Y = Math.Sqrt(y.Low * y.High),
        Centered = true,
    };

    private static string Name(bool isGap) => isGap ? "gap" : "kernel change";

    private static double Value(LazinessCell cell, bool isGap) => (isGap ? cell.Gap : cell.KernelChange)!.Value;

    // What its standard error multiplies and divides the value by.
    private static double Spread(LazinessCell cell, bool isGap) => Math.Exp((isGap ? cell.GapError : cell.KernelChangeError) ?? 0);

    private static bool IsMeasured(LazinessCell cell, bool isGap) =>
        isGap ? cell.IsGapKnown : cell.IsKernelChangeKnown;

    // One for all rates, a tenth of a decade wider than the numbers and their bands.
    private static Interval? Limits(LazinessResults results, bool isGap)
    {
        LazinessCell[] cells = [.. results.Cells.Where(cell => IsMeasured(cell, isGap))];
        return cells.Length == 0 ? null : new(0.8 * cells.Min(cell => Value(cell, isGap) / Spread(cell, isGap)),
            1.25 * cells.Max(cell => Value(cell, isGap) * Spread(cell, isGap)));
    }

    private static IEnumerable<PanelSeries> Line(LazinessResults results, double fraction, int width, SeriesColor color, bool isGap)
    {
        LazinessCell[] cells = [.. results.Cells
            .Where(cell => cell.Fraction == fraction && cell.Width == width && IsMeasured(cell, isGap))];
        if (cells.Length == 0)
            yield break;
        string word = FormattableString.Invariant(
            $"{(isGap ? "gap" : "kernel_change")}_{Drawing.Word(FormattableString.Invariant($"{fraction}"))}_{width}");
        DataColumn x = new($"{word}_x", [.. cells.Select(cell => cell.OutputScale)]);
        if (cells.Length > 1)
            yield return new BandSeries
            {
                X = x,
                Lower = new($"{word}_lower", [.. cells.Select(cell => Value(cell, isGap) / Spread(cell, isGap))]),
                Upper = new($"{word}_upper", [.. cells.Select(cell => Value(cell, isGap) * Spread(cell, isGap))]),
                Color = color,
                Opacity = 0.2,
            };
        DataColumn y = new(word, [.. cells.Select(cell => Value(cell, isGap))]);
        yield return Drawing.Curve(x, y, new() { Color = color });
        if (cells.Length > 1)
            yield return new PointSeries { X = x, Y = y, Style = new() { Color = color, Size = 3 } };
    }

    // By log₂; the bar reaches beyond the widest, whose line would be too light at its end.
    private sealed class WidthColors(int[] widths)
    {
        // Names on the bar stand at least this part of it apart.
        private const double Apart = 0.08;

        private readonly double _low = widths.Length == 0 ? 0 : Math.Log2(widths[0]);
        private readonly double _span = widths.Length < 2 ? 1 : Math.Log2((double)widths[^1] / widths[0]) / CurveColors.LightestPosition;

        public ColorScale Scale => new() { Label = "width", Limits = new(_low, _low + _span), Ticks = [.. Ticks()] };

        public SeriesColor Of(int width) => SeriesColor.Mapped(Place(width));

        private double Place(int width) => (Math.Log2(width) - _low) / _span;

        private IEnumerable<AxisTick> Ticks()
        {
            double last = double.NegativeInfinity;
            foreach (int width in widths.Where(width => Place(width) >= last + Apart))
            {
                last = Place(width);
                yield return new(_low + (last * _span), NumberText.Single(width));
            }
        }
    }
}
