using System.Globalization;

namespace NtkWorkbench.Figures;

/// <summary>A learning-rate sweep: final and largest loss against the rate, and the losses of all rates against steps.</summary>
public static class SweepFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "sweep";

    private const int MostPoints = 1000;

    /// <summary>Losses above this many times the first are not drawn: they are on their way to infinity.</summary>
    private const double Ceiling = 1e4;

    /// <summary>Builds the figure.</summary>
    /// <param name="curves">The trainings, by rate.</param>
    /// <param name="optimum">The predicted fastest rate over the limit; null: none.</param>
    public static Figure Build(IReadOnlyList<SweepCurve> curves, double? optimum)
    {
        ArgumentNullException.ThrowIfNull(curves);
        return new Figure
        {
            Name = Name,
            Height = 3.1,
            Columns = 2,
            Panels = [AgainstRate(curves, optimum), AgainstSteps(curves)],
        };
    }

    private static Panel AgainstRate(IReadOnlyList<SweepCurve> curves, double? optimum)
    {
        double first = curves[0].Losses[0];
        SweepCurve[] diverged = [.. curves.Where(curve => curve.Diverged)], finite = [.. curves.Where(curve => !curve.Diverged)];
        DataColumn x = new("fraction", [.. finite.Select(curve => curve.Fraction)]);
        DataColumn largest = new("largest", [.. finite.Select(curve => curve.Losses.Max())]),
            final = new("final", [.. finite.Select(curve => curve.Losses[^1])]);
        List<PanelSeries> series =
        [
            new ReferenceLine { Label = "first loss", Orientation = Orientation.Horizontal, Value = first },
            .. Optimum(optimum),
            new ReferenceLine { Label = "limit", Orientation = Orientation.Vertical, Value = 1,
                Style = new() { Color = SeriesColor.Palette(6), Dash = DashStyle.Dashed } },
            .. Curve("largest loss", x, largest, SeriesColor.Palette(1), Marker.Triangle),
            .. Curve("final loss", x, final, SeriesColor.Palette(5), Marker.Circle),
        ];
        SweepCurve[] collapsed = [.. finite.Where(curve => curve.Collapsed)];
        if (collapsed.Length > 0)
        {
            series.Add(new PointSeries
            {
                Label = "constant", X = new("collapsed_fraction", [.. collapsed.Select(curve => curve.Fraction)]),
                    Y = new("collapsed_final", [.. collapsed.Select(curve => curve.Losses[^1])]),
                Style = new() { Marker = Marker.OpenCircle, Size = 7 },
            });
        }
        if (diverged.Length > 0)
        {
            double top = 2 * curves.Where(curve => !curve.Diverged).Select(curve => curve.Losses.Max()).DefaultIfEmpty(first).Max();
            series.Add(new PointSeries
            {
                Label = "diverged", X = new("diverged_fraction", [.. diverged.Select(curve => curve.Fraction)]),
                    Y = new("diverged_height", [.. diverged.Select(_ => top)]),
                Style = new() { Marker = Marker.Cross, Size = 4 },
            });
        }
        return new Panel
        {
            X = new() { Label = "learning rate η over the predicted limit", Scale = AxisScale.Log },
            Y = new() { Label = "loss", Scale = AxisScale.Log },
            Series = series,
            Legend = LegendPlacement.Above,
        };
    }

    private static IEnumerable<PanelSeries> Optimum(double? optimum)
    {
        if (optimum is double best)
            yield return new ReferenceLine { Label = "optimum", Orientation = Orientation.Vertical, Value = best,
                Style = new() { Color = SeriesColor.Palette(3), Width = 2.4, Opacity = 0.5 } };
    }

    private static IEnumerable<PanelSeries> Curve(string label, DataColumn x, DataColumn y, SeriesColor color, Marker marker) =>
    [
        new LineSeries { Label = label, X = x, Y = y, Style = new() { Color = color, Width = 0.8 } },
        new PointSeries { X = x, Y = y, Style = new() { Color = color, Marker = marker, Size = 4 } },
    ];

    private static Panel AgainstSteps(IReadOnlyList<SweepCurve> curves)
    {
        double low = Math.Log10(curves[0].Fraction), high = Math.Log10(curves[^1].Fraction);
        return new Panel
        {
            X = new() { Label = "step + 1", Scale = AxisScale.Log },
            Y = new() { Label = "loss", Scale = AxisScale.Log },
            Colors = new ColorScale { Label = "log₁₀ η over the limit",
                Limits = low < high ? new Interval(low, high) : new Interval(low - 1, low + 1) },
            Series =
            [
                .. curves.Select(curve => History(curve, low < high ? (Math.Log10(curve.Fraction) - low) / (high - low) : 0.5)),
                new ReferenceLine { Orientation = Orientation.Horizontal, Value = curves[0].Losses[0] },
            ],
        };
    }

    private static LineSeries History(SweepCurve curve, double place)
    {
        string word = Drawing.Word(curve.Fraction.ToString("R", CultureInfo.InvariantCulture));
        int finite = curve.Losses.TakeWhile(loss => loss <= Ceiling * curve.Losses[0]).Count();
        // As many points in each decade, so that the first steps are all there.
        int[] shown =
            [.. Enumerable.Range(0, MostPoints).Select(i => (int)Math.Round(Math.Pow(finite, i / (MostPoints - 1.0)) - 1)).Distinct()];
        return new LineSeries
        {
            X = new($"step_{word}", [.. shown.Select(t => t + 1.0)]),
            Y = new($"loss_{word}", [.. shown.Select(t => curve.Losses[t])]),
            Style = new() { Color = SeriesColor.Mapped(place), Width = 0.8, Opacity = 0.9 },
        };
    }
}
