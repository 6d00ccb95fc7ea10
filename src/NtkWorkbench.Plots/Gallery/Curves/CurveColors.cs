using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Gallery.Curves;

/// <summary>Colours that tell curves apart: few by the palette, many by their place on the map.</summary>
public static class CurveColors
{
    // Without yellow, which is too light for a line.
    private static readonly int[] Readable = [5, 6, 3, 1, 7, 2, 0];

    // The map's last colours are too light.
    private const double LightestPosition = 0.88;

    /// <summary>The colour of one of several curves.</summary>
    public static SeriesColor Of(int index, int count) => count <= Readable.Length
        ? SeriesColor.Palette(Readable[index])
        : SeriesColor.Mapped(LightestPosition * index / (count - 1));
}
