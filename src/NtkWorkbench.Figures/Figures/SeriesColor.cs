namespace NtkWorkbench.Figures;

/// <summary>A colour by its role: an entry of the Okabe–Ito palette, or a position on the panel's colour map.</summary>
public readonly record struct SeriesColor
{
    /// <summary>Entry of the palette, from 0 (black); it repeats after 8.</summary>
    public int Index { get; init; }

    /// <summary>Position on the colour map, from 0 to 1, instead of <see cref="Index"/>; null: the palette.</summary>
    public double? Position { get; init; }

    /// <summary>Black, entry 0 of the palette.</summary>
    public static SeriesColor Black => default;

    /// <summary>An entry of the Okabe–Ito palette: black, orange, sky blue, bluish green, yellow, blue, vermillion, reddish
    /// purple.</summary>
    public static SeriesColor Palette(int index) => new() { Index = index };

    /// <summary>A position on the panel's colour map, from 0 to 1.</summary>
    public static SeriesColor Mapped(double position) => new() { Position = Math.Clamp(position, 0, 1) };
}
