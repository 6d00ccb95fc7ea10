namespace NtkWorkbench.Figures;

/// <summary>A filled circle as a dot of a round pen: eight curves, which ScottPlot's is in a PDF, make files of many points
/// large.</summary>
internal sealed class Disc : SP.IMarker
{
    public void Render(SKCanvas canvas, SP.Paint paint, SP.Pixel center, float size, SP.MarkerStyle markerStyle)
    {
        using SKPaint pen =
            new() { Color = markerStyle.FillColor.ToSKColor(), StrokeWidth = size, StrokeCap = SKStrokeCap.Round, IsStroke = true,
                IsAntialias = true };
        SP.Pixel snapped = ThinnedPath.Snap(center);
        // A point of Skia's is lost in an SVG; a line of no length is not.
        using SKPath dot = new();
        dot.MoveTo(snapped.X, snapped.Y);
        dot.LineTo(snapped.X, snapped.Y);
        canvas.DrawPath(dot, pen);
    }
}
