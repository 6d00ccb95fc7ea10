namespace NtkWorkbench.Figures;

/// <summary>The panels of <see cref="SingularValuesFigure"/> where of some the leading values alone are known: these between their bounds,
/// with how well each is known, and beside them whole spectra.</summary>
internal static class LeadingValuesPanels
{
    private const double MarkSize = 3, BarWidth = 0.9;

    // How high a panel is at least, in points.
    private const double Height = 120;

    // Of a value: what bars may reach below the least before the axis ends.
    private const double BelowLeast = 10;

    /// <summary>Two panels. all: min(n·o, p); null: not said.</summary>
    public static IReadOnlyList<Panel> Of(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra, int? all)
    {
        (string Checkpoint, Spectrum Spectrum, LeadingModes Leading, SeriesColor Color)[] known =
            [.. spectra.Select((at, i) => (at.Checkpoint, at.Spectrum, at.Spectrum.Leading!, Color(i))).Where(at => at.Item3 is not null)];
        (Interval? limits, string? note) = Bounded([.. known.Select(at => at.Spectrum)], spectra);
        Axis index = new() { Label = "index k", Integers = true };
        string of = all is int count ? string.Create(CultureInfo.InvariantCulture, $" of {count:N0}") : "";
        return
        [
            new()
            {
                Title = known.Length == spectra.Count ? "singular values, by products with J" : "singular values",
                X = index,
                Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log, Limits = limits },
                Series =
                [
                    .. known.SelectMany((at, i) => Bars(at.Checkpoint, at.Spectrum, at.Leading,
                        new() { Color = at.Color, Width = BarWidth * (known.Length - i) }, limits?.Low)),
                    .. spectra.Select((at, i) => Points(
                        at.Spectrum.Leading is not null ? $"{at.Checkpoint} (leading {at.Spectrum.SingularValues.Length}{of})"
                            : $"{at.Checkpoint} (rank {at.Spectrum.NumericalRank} of {at.Spectrum.SingularValues.Length})",
                        $"sigma_{Drawing.Word(at.Checkpoint)}", Shown(at.Spectrum), Color(i),
                        at.Spectrum.Leading is null ? Marker.OpenCircle : Marker.Circle)),
                ],
                Note = note,
            },
            new()
            {
                Title = "how well each is known",
                X = index,
                Y = new() { Label = "residual, bound (relative)", Scale = AxisScale.Log },
                Series =
                [
                    .. known.SelectMany(at => new PanelSeries[]
                    {
                        Points(Key("residual/σ₁²", at.Checkpoint), $"residual_{Drawing.Word(at.Checkpoint)}",
                            [.. at.Leading.Residuals.Select(residual => residual / Square(at.Spectrum.SingularValues[0]))], at.Color,
                            Marker.OpenCircle),
                        Points(Key("bound/σₖ", at.Checkpoint), $"relative_bound_{Drawing.Word(at.Checkpoint)}",
                            [.. at.Leading.Bounds.Zip(at.Spectrum.SingularValues, (bound, value) => bound / value)], at.Color,
                            Marker.Square),
                    }),
                    .. known.Select(at => at.Leading.Tolerance).Distinct().Select(tolerance => Drawing.Horizontal(
                        tolerance, "tolerance, of residuals alone", new() { Width = 0.8, Dash = DashStyle.Dashed })),
                ],
            },
        ];

        string Key(string what, string checkpoint) => known.Length == 1 ? what : $"{what} ({checkpoint})";

        SeriesColor Color(int i) => Drawing.CheckpointColor(i, spectra.Count);
    }

    // Below the floor of a whole spectrum are many values that are rounding.
    private static double[] Shown(Spectrum spectrum) =>
        spectrum.Leading is null ? spectrum.SingularValues[..spectrum.NumericalRank] : spectrum.SingularValues;

    private static PointSeries Points(string label, string name, double[] values, SeriesColor color, Marker marker)
    {
        // On a logarithmic axis zero, a residual of nothing, has no place.
        int[] shown = [.. Enumerable.Range(0, values.Length).Where(k => values[k] > 0 && double.IsFinite(values[k]))];
        return new()
        {
            Label = label,
            X = new($"index_{name}", [.. shown.Select(k => k + 1.0)]),
            Y = new(name, [.. shown.Select(k => values[k])]),
            Style = new() { Color = color, Size = MarkSize, Marker = marker },
        };
    }

    // The axis where bars leave it, and what is said of bars that can be seen.
    private static (Interval? Limits, string? Note) Bounded(
        IReadOnlyList<Spectrum> known, IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> all)
    {
        double[] values = [.. all.SelectMany(at => at.Spectrum.SingularValues).Where(value => value > 0 && double.IsFinite(value))];
        (double Low, double High)[] bars = [.. from spectrum in known
                                             from pair in spectrum.SingularValues.Zip(spectrum.Leading!.Bounds)
                                             where pair.First > 0 && pair.Second > 0
                                             select (pair.First - pair.Second, pair.First + pair.Second)];
        if (bars.Length == 0)
            return (null, null);
        double low = values.Min() / BelowLeast, high = Math.Max(values.Max(), bars.Max(bar => bar.High));
        bool leaves = bars.Any(bar => bar.Low < low);
        double least = leaves ? low : Math.Min(values.Min(), bars.Min(bar => bar.Low));
        if (!bars.Any(bar => Math.Log(bar.High / Math.Max(bar.Low, least)) * Height > MarkSize * Math.Log(high / least)))
            return (null, null);
        string note = "bars say how far each " + (known.Count == all.Count ? "value can be off"
            : "leading value can be off, those of whole spectra are not bounded");
        return leaves
            ? (new(low, high * Math.Pow(high / low, 0.05)), note + ", those to the axis’ end that it may be 0 or lie below")
            : (null, note);
    }

    // From bound to bound; those of earlier checkpoints are wider and seen behind later ones.
    private static IEnumerable<PanelSeries> Bars(
        string checkpoint, Spectrum spectrum, LeadingModes leading, LineStyle style, double? low)
    {
        string word = Drawing.Word(checkpoint);
        for (int k = 0; k < leading.Bounds.Length; k++)
        {
            (double value, double bound) = (spectrum.SingularValues[k], leading.Bounds[k]);
            if (value > 0 && bound > 0)
            {
                yield return new LineSeries
                {
                    X = new($"bar_index_{word}_{k + 1}", [k + 1, k + 1]),
                    Y = new($"bar_{word}_{k + 1}", [Math.Max(value - bound, low ?? 0), value + bound]),
                    Style = style,
                };
            }
        }
    }

    private static double Square(double value) => value * value;
}
