namespace NtkWorkbench.Figures;

/// <summary>The panels of <see cref="SingularValuesFigure"/> where of some the leading values alone are known: these between their bounds,
/// with how well each is known, and beside them whole spectra.</summary>
internal static class LeadingValuesPanels
{
    /// <summary>Two panels. all: min(n·o, p); null: not said.</summary>
    public static IReadOnlyList<Panel> Of(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra, int? all)
    {
        (string Checkpoint, Spectrum Spectrum, LeadingModes Leading, SeriesColor Color)[] known =
            [.. spectra.Select((at, i) => (at.Checkpoint, at.Spectrum, at.Spectrum.Leading!, Color(i))).Where(at => at.Item3 is not null)];
        Axis index = new() { Label = "index k", Integers = true };
        string of = all is int count ? string.Create(CultureInfo.InvariantCulture, $" of {count:N0}") : "";
        return
        [
            new()
            {
                Title = known.Length == spectra.Count ? "singular values, by products with J" : "singular values",
                X = index,
                Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log },
                Series =
                [
                    .. known.SelectMany(at => Bars(at.Checkpoint, at.Spectrum, at.Leading, at.Color)),
                    .. spectra.Select((at, i) => Points(
                        at.Spectrum.Leading is not null ? $"{at.Checkpoint} (leading {at.Spectrum.SingularValues.Length}{of})"
                            : $"{at.Checkpoint} (rank {at.Spectrum.NumericalRank} of {at.Spectrum.SingularValues.Length})",
                        $"sigma_{Drawing.Word(at.Checkpoint)}", Shown(at.Spectrum), Color(i),
                        at.Spectrum.Leading is null ? Marker.OpenCircle : Marker.Circle)),
                ],
                Note = known.Length == spectra.Count ? "bars: how far each value can be off"
                    : "bars: how far each leading value can be off (whole spectra, above their floors, have none)",
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
                        Points("residual of a mode/σ₁²", $"residual_{Drawing.Word(at.Checkpoint)}",
                            [.. at.Leading.Residuals.Select(residual => residual / Square(at.Spectrum.SingularValues[0]))], at.Color,
                            Marker.OpenCircle),
                        Points("bound of σₖ/σₖ", $"relative_bound_{Drawing.Word(at.Checkpoint)}",
                            [.. at.Leading.Bounds.Zip(at.Spectrum.SingularValues, (bound, value) => bound / value)], at.Color,
                            Marker.Square),
                    }),
                    .. known.Select(at => at.Leading.Tolerance).Distinct().Select(tolerance => Drawing.Horizontal(
                        tolerance, "tolerance of residuals", new() { Width = 0.8, Dash = DashStyle.Dashed })),
                ],
            },
        ];

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
            Style = new() { Color = color, Size = 3, Marker = marker },
        };
    }

    // From bound to bound; of a value that can be 0 down to a tenth.
    private static IEnumerable<PanelSeries> Bars(string checkpoint, Spectrum spectrum, LeadingModes leading, SeriesColor color)
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
                    Y = new($"bar_{word}_{k + 1}", [Math.Max(value - bound, value / 10), value + bound]),
                    Style = new() { Color = color, Width = 1.2 },
                };
            }
        }
    }

    private static double Square(double value) => value * value;
}
