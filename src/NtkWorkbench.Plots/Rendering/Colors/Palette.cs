using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Colors;

/// <summary>The colours of all figures, the same in every renderer.</summary>
public static class Palette
{
    /// <summary>Eight colours that stay apart for the colour-blind. Source: Okabe and Ito, "Color Universal Design", 2008.</summary>
    public static IReadOnlyList<Rgb> OkabeIto { get; } =
        Parse("#000000 #e69f00 #56b4e9 #009e73 #f0e442 #0072b2 #d55e00 #cc79a7");

    /// <summary>The viridis map at 0, 0.1, …, 1. Source: van der Walt and Smith, matplotlib (public domain).</summary>
    private static readonly Rgb[] ViridisStops =
        Parse("#440154 #482475 #414487 #355f8d #2a788e #21918c #22a884 #44bf70 #7ad151 #bddf26 #fde725");

    /// <summary>The colour a series has in a panel.</summary>
    /// <param name="color">Its role.</param>
    /// <param name="map">The panel's colour map.</param>
    public static Rgb Of(SeriesColor color, ColorMap map) => color.Position is double position
        ? At(map, position)
        : OkabeIto[((color.Index % OkabeIto.Count) + OkabeIto.Count) % OkabeIto.Count];

    /// <summary>A colour of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="position">From 0 to 1; beyond, the end's colour.</param>
    public static Rgb At(ColorMap map, double position) => map switch
    {
        ColorMap.Viridis => Viridis(Math.Clamp(position, 0, 1)),
        ColorMap.Diverging => DivergingMap.At(Math.Clamp(position, 0, 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(map), map, "not a colour map"),
    };

    private static Rgb Viridis(double position)
    {
        double place = position * (ViridisStops.Length - 1);
        int below = Math.Min((int)place, ViridisStops.Length - 2);
        return ViridisStops[below].Mix(ViridisStops[below + 1], place - below);
    }

    private static Rgb[] Parse(string colors) => [.. colors.Split(' ').Select(Rgb.Parse)];
}
