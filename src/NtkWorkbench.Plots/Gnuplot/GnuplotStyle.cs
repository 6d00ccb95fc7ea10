using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Colors;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Styles as gnuplot's words.</summary>
internal static class GnuplotStyle
{
    /// <summary>Diameter, in points, of a marker at gnuplot's point size 1.</summary>
    private const double MarkerPoints = 6;

    private const double MarkerLine = 0.6;

    /// <summary>Filled markers are stroked too, which would make them larger and, where they are translucent, ringed: by a line that is not seen.</summary>
    private const double NoLine = 0.01;

    /// <summary>Gnuplot's svg gives neighbouring strokes of one width and colour one dash: a width of its own, in points, keeps each its own.</summary>
    private const double Unseen = 0.001;

    /// <summary>"lc rgb '#AARRGGBB'", AA the transparency.</summary>
    public static string Color(SeriesColor color, double opacity, ColorMap map)
    {
        int transparency = (int)Math.Round(255 * (1 - Math.Clamp(opacity, 0, 1)));
        return $"rgb '#{transparency:x2}{Palette.Of(color, map).ToString()[1..]}'";
    }

    /// <summary>The look of a line.</summary>
    public static string Line(LineStyle style, ColorMap map) =>
        $"lw {GnuplotText.Number(style.Width + (Unseen * (int)style.Dash))} dt {Dash(style.Dash)} lc {Color(style.Color, style.Opacity, map)}";

    /// <summary>The look of points; without a colour where the palette gives it.</summary>
    public static string Points(PointStyle style, ColorMap map, bool colored) =>
        $"pt {Shape(style.Marker)} ps {GnuplotText.Number(style.Size / MarkerPoints)}*markers lw {GnuplotText.Number(IsFilled(style.Marker) ? NoLine : MarkerLine)} lc {(colored ? "palette" : Color(style.Color, style.Opacity, map))}";

    private static string Dash(DashStyle dash) => dash switch
    {
        DashStyle.Solid => "solid",
        DashStyle.Dashed => "(16*dashes,12*dashes)",
        DashStyle.Dotted => "(3*dashes,9*dashes)",
        DashStyle.DashDotted => "(16*dashes,10*dashes,3*dashes,10*dashes)",
        _ => throw new ArgumentOutOfRangeException(nameof(dash), dash, "not a dash style"),
    };

    private static bool IsFilled(Marker marker) => marker is Marker.Circle or Marker.Square or Marker.Triangle or Marker.Diamond;

    private static int Shape(Marker marker) => marker switch
    {
        Marker.Circle => 7,
        Marker.OpenCircle => 6,
        Marker.Square => 5,
        Marker.OpenSquare => 4,
        Marker.Triangle => 9,
        Marker.OpenTriangle => 8,
        Marker.Diamond => 13,
        Marker.Plus => 1,
        Marker.Cross => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(marker), marker, "not a marker"),
    };
}
