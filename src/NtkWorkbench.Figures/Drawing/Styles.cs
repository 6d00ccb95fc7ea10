namespace NtkWorkbench.Figures;

/// <summary>Looks of series as ScottPlot's; its pixels are points here.</summary>
internal static class Styles
{
    private const float MarkerLine = 0.6f;
    private static readonly Disc Disc = new();

    public static SP.LineStyle Line(LineStyle style, SP.Color color) => new()
    {
        Width = (float)style.Width,
        Color = color.WithOpacity(style.Opacity),
        Pattern = new SP.LinePattern([.. Dashes(style.Dash).Select(length => (float)(length * style.Width))], 0, style.Dash.ToString()),
        StrokeCap = style.Dash == DashStyle.Solid ? SKStrokeCap.Round : SKStrokeCap.Butt,
        StrokeJoin = SKStrokeJoin.Round,
    };

    public static SP.MarkerStyle Marker(PointStyle style, SP.Color color) => new()
    {
        Shape = Shape(style.Marker),
        Size = (float)style.Size,
        MarkerColor = color.WithOpacity(style.Opacity),
        LineWidth = MarkerLine,
        CustomRenderer = style.Marker == Figures.Marker.Circle ? Disc : null,
    };

    // Lengths of strokes and gaps, in widths of the line.
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
        Figures.Marker.Circle => SP.MarkerShape.FilledCircle,
        Figures.Marker.OpenCircle => SP.MarkerShape.OpenCircle,
        Figures.Marker.Square => SP.MarkerShape.FilledSquare,
        Figures.Marker.OpenSquare => SP.MarkerShape.OpenSquare,
        Figures.Marker.Triangle => SP.MarkerShape.FilledTriangleUp,
        Figures.Marker.OpenTriangle => SP.MarkerShape.OpenTriangleUp,
        Figures.Marker.Diamond => SP.MarkerShape.FilledDiamond,
        Figures.Marker.Plus => SP.MarkerShape.Cross,
        Figures.Marker.Cross => SP.MarkerShape.Eks,
        _ => throw new ArgumentOutOfRangeException(nameof(marker), marker, "not a marker"),
    };
}
