namespace NtkWorkbench.Figures;

/// <summary>Singular values of the tangent features against their index, by their logarithms, with the floor of the method and the numerical rank.</summary>
public static class SingularValuesFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "singular_values";

    private const double BelowFloor = 1e3;

    /// <summary>Builds the figure.</summary>
    /// <param name="spectra">The spectra, first checkpoint first.</param>
    public static Figure Build(IReadOnlyList<SpectrumSnapshot> spectra)
    {
        ArgumentNullException.ThrowIfNull(spectra);
        return new Figure
        {
            Name = Name,
            Width = FigureWidth.SingleColumn,
            Height = 2.5 + (0.155 * spectra.Count),
            Legend = LegendPlacement.Above,
            Panels =
            [
                new Panel
                {
                    X = new() { Label = "index k", Integers = true },
                    Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log, Limits = Limits(spectra) },
                    Series =
                    [
                        .. spectra.Select((spectrum, i) => Values(spectrum, Drawing.CheckpointColor(i, spectra.Count))),
                        .. spectra.SelectMany((spectrum, i) => Resolution(spectrum, Drawing.CheckpointColor(i, spectra.Count))),
                    ],
                },
            ],
        };
    }

    /// <summary>Singular values far below the floor are rounding noise and would take most of the axis: it ends a little below the lowest floor.</summary>
    private static Interval? Limits(IReadOnlyList<SpectrumSnapshot> spectra)
    {
        double[] floors = [.. spectra.Select(spectrum => spectrum.Floor).Where(floor => double.IsFinite(floor) && floor > 0)];
        double[] positive = [.. spectra.SelectMany(spectrum => spectrum.SingularValues).Where(value => double.IsFinite(value) && value > 0)];
        if (floors.Length == 0 || positive.Length == 0)
            return null;
        return positive.Min() < floors.Min() ? new Interval(floors.Min() / BelowFloor, positive.Max() * 5) : null;
    }

    private static PointSeries Values(SpectrumSnapshot spectrum, SeriesColor color)
    {
        int count = spectrum.SingularValues.Length;
        return new()
        {
            Label = $"{spectrum.Checkpoint} (rank {Rank(spectrum)} of {count})",
            X = new($"index_{count}", [.. Enumerable.Range(1, count).Select(k => (double)k)]),
            Y = new($"sigma_{Drawing.Word(spectrum.Checkpoint)}", spectrum.SingularValues),
            Style = new() { Color = color, Size = count > 100 ? 2 : 3 },
        };
    }

    /// <summary>The floor, and where the numerical rank ends.</summary>
    private static IEnumerable<PanelSeries> Resolution(SpectrumSnapshot spectrum, SeriesColor color)
    {
        LineStyle quiet = new() { Color = color, Width = 0.8, Opacity = 0.8 };
        if (double.IsFinite(spectrum.Floor) && spectrum.Floor > 0)
            yield return new ReferenceLine { Label = "numerical floor", Orientation = Orientation.Horizontal, Value = spectrum.Floor, Style = quiet with { Dash = DashStyle.Dashed } };
        if (Rank(spectrum) < spectrum.SingularValues.Length)
            yield return new ReferenceLine { Orientation = Orientation.Vertical, Value = Rank(spectrum) + 0.5, Style = quiet with { Dash = DashStyle.Dotted } };
    }

    private static int Rank(SpectrumSnapshot spectrum) => spectrum.SingularValues.Count(value => value > spectrum.Floor);
}
