namespace NtkWorkbench.Figures;

/// <summary>
/// A legend at an edge of a panel or of the page, where it wraps. ScottPlot's own panel of a legend measures it as one line.
/// </summary>
internal sealed class LegendBox : SP.Panels.PanelBase
{
    private const float SymbolWidth = 17;
    private const float Gap = 6;

    private const float SymbolGap = 4;
    private const float LineGap = 2;
    private const float MostOfWidth = 0.4f;

    private readonly SP.Legend _legend;
    private readonly SP.PixelSize _most;

    /// <param name="placement">Above or to the right of what it explains.</param>
    /// <param name="panels">Whose series with labels it lists, each label once.</param>
    /// <param name="page">What it is beside; to the right of it, it takes less than half of the width.</param>
    public LegendBox(LegendPlacement placement, IEnumerable<Panel> panels, SP.PixelSize page)
    {
        Edge = placement == LegendPlacement.Right ? SP.Edge.Right : SP.Edge.Top;
        _most = Edge == SP.Edge.Top ? new(page.Width, float.MaxValue) : new(MostOfWidth * page.Width, page.Height);
        _legend = new(new SP.Plot())
        {
            Orientation = Edge == SP.Edge.Top ? SP.Orientation.Horizontal : SP.Orientation.Vertical,
            TightHorizontalWrapping = true,
            OutlineWidth = 0,
            BackgroundColor = SP.Colors.Transparent,
            ShadowColor = SP.Colors.Transparent,
            Padding = new(Edge == SP.Edge.Right ? Gap : 0, 0, Edge == SP.Edge.Top ? Gap : 0, 0),
            SymbolWidth = SymbolWidth,
            SymbolHeight = FigureFont.Points,
            SymbolPadding = SymbolGap,
            InterItemPadding = new(0, 12, LineGap, 0),
        };
        if (placement != LegendPlacement.None)
        {
            _legend.ManualItems.AddRange(panels
                .SelectMany(Labelled)
                .DistinctBy(entry => (entry.Series.Label, entry.Series is ReferenceLine))
                .Select(entry => Item(entry.Series, entry.Colors, _most.Width - SymbolWidth - SymbolGap - Gap)));
        }
    }

    public override float Measure(SP.Paint paint)
    {
        if (_legend.ManualItems.Count == 0)
            return 0;
        SP.PixelRect size = _legend.GetLayout(_most, paint).LegendRect;
        return Edge == SP.Edge.Top ? size.Height : size.Width;
    }

    /// <summary>Its height in lines of entries.</summary>
    public float MeasureLines(SP.Paint paint) => (Measure(paint) - Gap) / (FigureFont.LineHeight + LineGap);

    // As wide as it was measured: in a narrower place it would break into more lines, and lose the last.
    public override void Render(SP.RenderPack rp, float size, float offset)
    {
        SP.PixelRect place = GetPanelRect(rp.DataRect, size, offset, rp.Paint);
        if (Edge == SP.Edge.Top)
            place = new(place.HorizontalCenter - (_most.Width / 2), place.HorizontalCenter + (_most.Width / 2), place.Bottom, place.Top);
        Render(rp.Canvas, rp.Paint, place);
    }

    /// <summary>Draws it in the upper middle, or the upper left corner, of a rectangle.</summary>
    public void Render(SKCanvas canvas, SP.Paint paint, SP.PixelRect place) =>
        _legend.Render(canvas, paint, place, Edge == SP.Edge.Top ? SP.Alignment.UpperCenter : SP.Alignment.UpperLeft);

    private static IEnumerable<(PanelSeries Series, ColorAxis Colors)> Labelled(Panel panel)
    {
        ColorAxis colors = new(panel);
        return panel.Series.Where(series => series.Label is not null).Select(series => (series, colors));
    }

    // A line of the legend; its symbol is a little stronger than thin and pale series are in the panel.
    private static SP.LegendItem Item(PanelSeries series, ColorAxis colors, float width)
    {
        SP.LegendItem item = new() { LabelText = FigureFont.Shorten(series.Label, width) };
        FigureFont.Apply(item.LabelStyle);
        item.LabelStyle.OffsetY = FigureFont.TowardsMiddle;
        if (series is LineSeries line)
            item.LineStyle = Styles.Line(line.Style with { Width = Math.Max(1, line.Style.Width) }, colors.Of(line.Style.Color));
        if (series is ReferenceLine reference)
            item.LineStyle = Styles.Line(reference.Style with { Width = Math.Max(0.8, reference.Style.Width) },
                colors.Of(reference.Style.Color));
        if (series is PointSeries { Style: PointStyle points })
            item.MarkerStyle = Styles.Marker(points with { Size = Math.Max(3, points.Size), Opacity = Math.Max(0.7, points.Opacity) },
                colors.Of(points.Color));
        if (series is BandSeries band)
            item.FillColor = colors.Of(band.Color).WithOpacity(band.Opacity);
        return item;
    }
}
