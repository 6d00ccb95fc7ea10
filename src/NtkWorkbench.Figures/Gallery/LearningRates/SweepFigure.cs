namespace NtkWorkbench.Figures;

internal sealed record SweepCurve
{
    /// <summary>η over the predicted limit.</summary>
    public required double Fraction { get; init; }

    public required double[] Losses { get; init; }

    public required bool Diverged { get; init; }

    /// <summary>Whether the network became a constant.</summary>
    public required bool Collapsed { get; init; }

    public required IReadOnlyList<SharpnessPoint> Sharpness { get; init; }

    public static IReadOnlyList<SweepCurve> Of(SweepResults results) =>
    [
        .. results.Members.Select(member => new SweepCurve
        {
            Fraction = member.Fraction,
            Losses = member.Losses,
            Diverged = member.Regime == SweepRegime.Divergent,
            Collapsed = member.Regime == SweepRegime.Collapsed,
            Sharpness = member.Sharpness,
        }),
    ];
}

/// <summary>A learning-rate sweep: final and largest loss against the rate, and the losses of all rates against steps.</summary>
internal static class SweepFigure
{
    private const int MostPoints = 1000;

    // Losses above this many times the first are not drawn: they are on their way to infinity.
    private const double Ceiling = 1e4;

    /// <summary>Of trainings by rate; <c>optimum</c> is the predicted fastest rate over the limit, null: none.</summary>
    public static Figure Build(IReadOnlyList<SweepCurve> curves, double? optimum) =>
        Drawing.InRows("sweep", [AgainstRate(curves, optimum), AgainstSteps(curves)], 2, 3.1) with { Legend = LegendPlacement.None };

    private static Panel AgainstRate(IReadOnlyList<SweepCurve> curves, double? optimum)
    {
        double first = curves[0].Losses[0];
        SweepCurve[] diverged = [.. curves.Where(curve => curve.Diverged)], finite = [.. curves.Where(curve => !curve.Diverged)];
        SweepCurve[] collapsed = [.. finite.Where(curve => curve.Collapsed)];
        double top = 2 * finite.Select(curve => curve.Losses.Max()).DefaultIfEmpty(first).Max();
        return new()
        {
            X = new() { Label = "learning rate η over the predicted limit", Scale = AxisScale.Log },
            Y = new() { Label = "loss", Scale = AxisScale.Log },
            Series =
            [
                Drawing.Horizontal(first, "first loss"),
                .. optimum is double best ? [Drawing.Vertical(best, "optimum", Drawing.Style(3, 2.4) with { Opacity = 0.5 })]
                    : Array.Empty<PanelSeries>(),
                Drawing.Vertical(1, "limit", Drawing.Style(6, dash: DashStyle.Dashed)),
                .. Curve("largest", finite, curve => curve.Losses.Max(), 1, Marker.Triangle),
                .. Curve("final", finite, curve => curve.Losses[^1], 5, Marker.Circle),
                .. Marks("constant", "collapsed", "final", collapsed, curve => curve.Losses[^1], Marker.OpenCircle, 7),
                .. Marks("diverged", "diverged", "height", diverged, _ => top, Marker.Cross, 4),
            ],
            Legend = LegendPlacement.Above,
        };
    }

    private static IEnumerable<PanelSeries> Curve(
        string name, SweepCurve[] curves, Func<SweepCurve, double> loss, int color, Marker marker)
    {
        DataColumn x = new("fraction", [.. curves.Select(curve => curve.Fraction)]), y = new(name, [.. curves.Select(loss)]);
        return
        [
            new LineSeries { Label = $"{name} loss", X = x, Y = y, Style = Drawing.Style(color, 0.8) },
            new PointSeries { X = x, Y = y, Style = Drawing.Points(color, marker, 4) },
        ];
    }

    private static IEnumerable<PanelSeries> Marks(
        string label, string word, string what, SweepCurve[] curves, Func<SweepCurve, double> height, Marker marker, double size) =>
        curves.Length == 0 ? [] :
        [
            new PointSeries
            {
                Label = label,
                X = new($"{word}_fraction", [.. curves.Select(curve => curve.Fraction)]),
                Y = new($"{word}_{what}", [.. curves.Select(height)]),
                Style = Drawing.Points(0, marker, size),
            },
        ];

    private static Panel AgainstSteps(IReadOnlyList<SweepCurve> curves)
    {
        FractionScale scale = new(curves);
        LineSeries History(SweepCurve curve)
        {
            int finite = curve.Losses.TakeWhile(loss => loss <= Ceiling * curve.Losses[0]).Count();
            int[] shown = [.. Thinned.ByDecades(finite, MostPoints).Distinct()];
            return scale.Line(curve, "step", [.. shown.Select(t => t + 1.0)], "loss", [.. shown.Select(t => curve.Losses[t])],
                new() { Width = 0.8, Opacity = 0.9 });
        }
        int cut = curves.Count(curve => curve.Losses.Any(loss => !(loss <= Ceiling * curve.Losses[0])));
        return new()
        {
            Note = cut == 0 ? null : $"{cut} of {curves.Count} curves end where the loss is above 10⁴ times the first",
            X = new() { Label = "step + 1", Scale = AxisScale.Log },
            Y = new() { Label = "loss", Scale = AxisScale.Log },
            Colors = scale.Colors,
            Series = [.. curves.Select(History), Drawing.Horizontal(curves[0].Losses[0])],
        };
    }
}
