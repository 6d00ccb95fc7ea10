namespace NtkWorkbench.Figures;

/// <summary>Singular values of the tangent features against their index, by their logarithms, with the floor of the method and the
/// numerical rank.</summary>
public static class SingularValuesFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "singular_values";

    private const double BelowFloor = 1e3;

    /// <summary>Builds the figure.</summary>
    /// <param name="spectra">The spectra, first checkpoint first; checkpoints as <see cref="CheckpointNames"/> writes them.</param>
    public static Figure Build(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra)
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
                        .. spectra.Select((at, i) => Values(at.Checkpoint, at.Spectrum, Drawing.CheckpointColor(i, spectra.Count))),
                        .. spectra.SelectMany((at, i) => Resolution(at.Spectrum, Drawing.CheckpointColor(i, spectra.Count))),
                    ],
                },
            ],
        };
    }

    /// <summary>Singular values far below the floor are rounding noise and would take most of the axis: it ends a little below the lowest
    /// floor.</summary>
    private static Interval? Limits(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra)
    {
        double[] floors = [.. spectra.Select(at => at.Spectrum.Floor).Where(floor => double.IsFinite(floor) && floor > 0)];
        double[] positive = [.. spectra.SelectMany(at => at.Spectrum.SingularValues).Where(value => double.IsFinite(value) && value > 0)];
        if (floors.Length == 0 || positive.Length == 0)
            return null;
        return positive.Min() < floors.Min() ? new Interval(floors.Min() / BelowFloor, positive.Max() * 5) : null;
    }

    private static PointSeries Values(string checkpoint, Spectrum spectrum, SeriesColor color)
    {
        int count = spectrum.SingularValues.Length;
        return new()
        {
            Label = $"{checkpoint} (rank {spectrum.NumericalRank} of {count})",
            X = new($"index_{count}", [.. Enumerable.Range(1, count).Select(k => (double)k)]),
            Y = new($"sigma_{Drawing.Word(checkpoint)}", spectrum.SingularValues),
            Style = new() { Color = color, Size = count > 100 ? 2 : 3 },
        };
    }

    /// <summary>The floor, and where the numerical rank ends.</summary>
    private static IEnumerable<PanelSeries> Resolution(Spectrum spectrum, SeriesColor color)
    {
        LineStyle quiet = new() { Color = color, Width = 0.8, Opacity = 0.8 };
        if (double.IsFinite(spectrum.Floor) && spectrum.Floor > 0)
            yield return new ReferenceLine { Label = "numerical floor", Orientation = Orientation.Horizontal, Value = spectrum.Floor,
                Style = quiet with { Dash = DashStyle.Dashed } };
        if (spectrum.NumericalRank < spectrum.SingularValues.Length)
            yield return new ReferenceLine { Orientation = Orientation.Vertical, Value = spectrum.NumericalRank
                + 0.5, Style = quiet with { Dash = DashStyle.Dotted } };
    }
}
