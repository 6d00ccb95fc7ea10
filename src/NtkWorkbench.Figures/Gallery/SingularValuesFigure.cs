namespace NtkWorkbench.Figures;

/// <summary>Singular values of the tangent features against their index, by their logarithms, with the floor of the method and the
/// numerical rank.</summary>
internal static class SingularValuesFigure
{
    private const double BelowFloor = 1e3;

    /// <param name="spectra">The spectra, first checkpoint first; checkpoints as <see cref="CheckpointNames"/> writes them.</param>
    public static Figure Build(IReadOnlyList<(string Checkpoint, Spectrum Spectrum)> spectra)
    {
        Panel panel = new()
        {
            X = new() { Label = "index k", Integers = true },
            Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log, Limits = Limits(spectra) },
            Series =
            [
                .. spectra.Select((at, i) => Values(at.Checkpoint, at.Spectrum, Drawing.CheckpointColor(i, spectra.Count))),
                .. spectra.SelectMany((at, i) => Resolution(at.Spectrum, Drawing.CheckpointColor(i, spectra.Count))),
            ],
        };
        return Drawing.InRows("singular_values", [panel], 1, 2.5 + (0.155 * spectra.Count));
    }

    // Singular values far below the floor are rounding noise and would take most of the axis: it ends a little below the lowest
    // floor.
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

    private static string Method(SpectrumMethod method) => method switch
    {
        SpectrumMethod.Svd => "the SVD of J",
        SpectrumMethod.Lq => "the LQ factorization of J",
        SpectrumMethod.Kernel => "the eigenvalues of Θ",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "not a method that a spectrum is made by"),
    };

    // The floor, and where the numerical rank ends.
    private static IEnumerable<PanelSeries> Resolution(Spectrum spectrum, SeriesColor color)
    {
        LineStyle quiet = new() { Color = color, Width = 0.8, Opacity = 0.8 };
        if (double.IsFinite(spectrum.Floor) && spectrum.Floor > 0)
            yield return Drawing.Horizontal(spectrum.Floor, $"floor of {Method(spectrum.Method)}", quiet with { Dash = DashStyle.Dashed });
        if (spectrum.NumericalRank < spectrum.SingularValues.Length)
            yield return Drawing.Vertical(spectrum.NumericalRank + 0.5, style: quiet with { Dash = DashStyle.Dotted });
    }
}
