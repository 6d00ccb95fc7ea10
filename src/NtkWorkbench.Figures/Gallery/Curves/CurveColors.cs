namespace NtkWorkbench.Figures;

/// <summary>Colours that tell curves apart: the palette twice over, solid and dashed, then places on the map.</summary>
internal static class CurveColors
{
    // Without yellow, which is too light for a line.
    private static readonly int[] Readable = [5, 6, 3, 1, 7, 2, 0];

    /// <summary>Where on the map lines end: its last colours are too light.</summary>
    public const double LightestPosition = 0.88;

    public static LineStyle StyleOf(int index, int count) => count > Readable.Length && count <= 2 * Readable.Length
        ? Drawing.Style(Readable[index % Readable.Length], dash: index < Readable.Length ? DashStyle.Solid : DashStyle.Dashed)
        : new() { Color = Of(index, count) };

    /// <summary>Of an ordered family, as layers or features are: by the map, for the palette's colours are the runs'.</summary>
    public static SeriesColor Ordered(int index, int count) => SeriesColor.Mapped(count < 2 ? 0 : LightestPosition * index / (count - 1));

    public static SeriesColor Of(int index, int count) => count <= Readable.Length
        ? SeriesColor.Palette(Readable[index])
        : SeriesColor.Mapped(LightestPosition * index / (count - 1));
}
