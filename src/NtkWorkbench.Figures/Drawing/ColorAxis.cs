namespace NtkWorkbench.Figures;

/// <summary>A panel's numbers as colours.</summary>
internal sealed class ColorAxis : SP.IHasColorAxis
{
    private static readonly SP.Color[] OkabeIto = new SP.Palettes.ColorblindFriendly().Colors;

    private readonly SP.Range _range;

    public ColorAxis(Panel panel)
    {
        ColorMap map = panel.Colors?.Map ?? ColorMap.Viridis;
        Interval ends = panel.Colors?.Limits ?? Ends([.. panel.Series.SelectMany(Numbers).Where(AxisMap.IsFinite)], map);
        Colormap = map switch
        {
            ColorMap.Viridis => new SP.Colormaps.Viridis(),
            ColorMap.Diverging => new DivergingMap(),
            ColorMap.Classes => new ClassMap((int)ends.High),
            _ => throw new ArgumentOutOfRangeException(nameof(panel), map, "not a colour map"),
        };
        _range = new(ends.Low, ends.High);
    }

    public SP.IColormap Colormap { get; }

    public SP.Range GetRange() => _range;

    /// <summary>A number's colour; that of the nearer end beyond the limits, of the middle where it is not finite.</summary>
    public SP.Color At(double value) => Colormap.GetColor(double.IsFinite(value) ? _range.Normalize(value, true) : 0.5);

    public SP.Color Of(SeriesColor color) => color.Position is double position
        ? Colormap.GetColor(position)
        : Entry(color.Index);

    /// <summary>An entry of the palette, which repeats.</summary>
    public static SP.Color Entry(int index) => OkabeIto[((index % OkabeIto.Length) + OkabeIto.Length) % OkabeIto.Length];

    private static double[] Numbers(PanelSeries series) => series switch
    {
        HeatMapSeries map => map.Values.Values.Values,
        PointSeries { Values: DataColumn values } => values.Values,
        LineBundleSeries bundle => bundle.Values.Values,
        _ => [],
    };

    // What the numbers span, symmetric about zero for a diverging map, never empty.
    private static Interval Ends(double[] numbers, ColorMap map)
    {
        double low = numbers.DefaultIfEmpty(0).Min(), high = numbers.DefaultIfEmpty(1).Max(),
            largest = Math.Max(Math.Abs(low), Math.Abs(high));
        if (map == ColorMap.Classes)
            return new(-1.5, Math.Max(0, high) + 0.5);
        if (map == ColorMap.Diverging)
            return largest == 0 ? new(-1, 1) : new(-largest, largest);
        return high - low > 1e-11 * largest ? new(low, high) : new(low - Math.Max(largest, 1) / 2, high + Math.Max(largest, 1) / 2);
    }
}
