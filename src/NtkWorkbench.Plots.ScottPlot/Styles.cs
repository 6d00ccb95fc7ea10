using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Colors;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Looks of series as ScottPlot's.</summary>
internal static class Styles
{
    private const double MarkerLine = 0.6;

    public static SP.Color Color(Rgb color, double opacity) =>
        new(color.Red, color.Green, color.Blue, (byte)Math.Round(255 * Math.Clamp(opacity, 0, 1)));

    public static void Apply(LineStyle style, ColorMap map, PixelScale scale, SP.LineStyle line)
    {
        line.Width = scale.Points(style.Width);
        line.Color = Color(Palette.Of(style.Color, map), style.Opacity);
        line.Pattern = new SP.LinePattern([.. Dashes(style.Dash).Select(length => scale.Points(length * style.Width))], 0, style.Dash.ToString());
        line.Rounded = style.Dash == DashStyle.Solid;
    }

    public static void Apply(PointStyle style, Rgb color, PixelScale scale, SP.MarkerStyle marker)
    {
        SP.Color opaque = Color(color, style.Opacity);
        marker.Shape = Shape(style.Marker);
        marker.Size = scale.Points(style.Size);
        marker.FillColor = opaque;
        marker.LineColor = opaque;
        marker.LineWidth = scale.Points(MarkerLine);
        marker.OutlineWidth = 0;
    }

    /// <summary>Lengths of strokes and gaps, in widths of the line.</summary>
    private static double[] Dashes(DashStyle dash) => dash switch
    {
        DashStyle.Solid => [],
        DashStyle.Dashed => [4, 2.5],
        DashStyle.Dotted => [1, 1.5],
        DashStyle.DashDotted => [4, 2, 1, 2],
        _ => throw new ArgumentOutOfRangeException(nameof(dash), dash, "not a dash style"),
    };

    private static SP.MarkerShape Shape(Marker marker) => marker switch
    {
        Marker.Circle => SP.MarkerShape.FilledCircle,
        Marker.OpenCircle => SP.MarkerShape.OpenCircle,
        Marker.Square => SP.MarkerShape.FilledSquare,
        Marker.OpenSquare => SP.MarkerShape.OpenSquare,
        Marker.Triangle => SP.MarkerShape.FilledTriangleUp,
        Marker.OpenTriangle => SP.MarkerShape.OpenTriangleUp,
        Marker.Diamond => SP.MarkerShape.FilledDiamond,
        Marker.Plus => SP.MarkerShape.Cross,
        Marker.Cross => SP.MarkerShape.Eks,
        _ => throw new ArgumentOutOfRangeException(nameof(marker), marker, "not a marker"),
    };
}
