using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;

namespace NtkWorkbench.Plots.Gallery;

/// <summary>Singular values of the tangent features against their index, by their logarithms, with the floor of the method and the numerical rank.</summary>
public static class SingularValuesFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "singular_values";

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
                    Y = new() { Label = "singular value σₖ", Scale = AxisScale.Log },
                    Series = [.. spectra.SelectMany((spectrum, i) => Spectrum(spectrum, Drawing.CheckpointColor(i, spectra.Count)))],
                },
            ],
        };
    }

    private static IEnumerable<PanelSeries> Spectrum(SpectrumSnapshot spectrum, SeriesColor color)
    {
        int count = spectrum.SingularValues.Length;
        int rank = spectrum.SingularValues.Count(value => value > spectrum.Floor);
        LineStyle quiet = new() { Color = color, Width = 0.8, Opacity = 0.8 };
        if (double.IsFinite(spectrum.Floor) && spectrum.Floor > 0)
            yield return new ReferenceLine { Label = $"floor, {spectrum.Checkpoint}", Orientation = Orientation.Horizontal, Value = spectrum.Floor, Style = quiet with { Dash = DashStyle.Dashed } };
        if (rank < count)
            yield return new ReferenceLine { Orientation = Orientation.Vertical, Value = rank + 0.5, Style = quiet with { Dash = DashStyle.Dotted } };
        yield return new PointSeries
        {
            Label = $"{spectrum.Checkpoint} (rank {rank} of {count})",
            X = new($"index_{count}", [.. Enumerable.Range(1, count).Select(k => (double)k)]),
            Y = new($"sigma_{Drawing.Word(spectrum.Checkpoint)}", spectrum.SingularValues),
            Style = new() { Color = color, Size = count > 100 ? 2 : 3 },
        };
    }
}
