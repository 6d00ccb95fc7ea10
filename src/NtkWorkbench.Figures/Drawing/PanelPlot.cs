using static ScottPlot.IPanelExtensions;

namespace NtkWorkbench.Figures;

/// <summary>A panel as a plot of ScottPlot's, which measures and draws what stands around the area between the axes.</summary>
internal sealed class PanelPlot : IDisposable
{
    private const double SideMargin = 0.03;
    private const double UpperMargin = 0.06;

    // Of a column, what the area between the axes takes more or less.
    private const float UsualShare = 0.75f;

    /// <summary>Of a column, what a name at the end of a curve may take.</summary>
    public const float MostLabel = 0.4f;

    private readonly Panel _panel;
    private readonly SP.Plot _plot = new();
    private readonly SP.Panels.ColorBar? _bar;
    private readonly SP.IPanel _legend;

    /// <summary><c>columnWidth</c> reaches from a panel to the next one of its row, in points.</summary>
    public PanelPlot(Panel panel, float columnWidth)
    {
        _panel = panel;
        AxisMap x = new(panel.X), y = new(panel.Y);
        ColorAxis colors = new(panel);
        SeriesPlotter series = new(_plot, x, y, colors);
        // Reference lines lie behind the data.
        foreach (PanelSeries each in panel.Series.OrderBy(each => each is ReferenceLine ? 0 : 1))
            series.Add(each);
        bool cells = panel.Series.Any(each => each is HeatMapSeries or ImageSeries), dots = panel.Series.Any(each => each is PointSeries);
        _plot.Axes.SetLimits(x.Range(cells || !dots ? 0 : SideMargin), y.Range(cells ? 0 : UpperMargin));
        PanelStyle.Apply(_plot, panel);
        if (panel.Colors is { Bar: true })
            _plot.Axes.AddPanel(_bar = PanelStyle.Bar(panel.Colors, colors));
        _legend = panel.Legend == LegendPlacement.Direct ? new DirectLabels(panel, y, colors, MostLabel * columnWidth)
            : new LegendBox(panel.Legend, [panel], new(UsualShare * columnWidth, columnWidth));
        _plot.Axes.AddPanel(_legend);
        Notes = [.. new[] { panel.Note, series.Note }.OfType<string>()];
        _plot.RenderManager.ClearCanvasBeforeEachRender = false;
        // A first rendering counts as a change of limits and would be repeated, on top of itself.
        _plot.RenderManager.RenderFinished += (_, _) => _plot.RenderManager.EnableRendering = false;
    }

    /// <summary>What is to be said of what the panel does not show.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The height of a legend of its own above it.</summary>
    public float MeasureLegend(SP.Paint paint) => _legend.Edge == SP.Edge.Top ? _legend.Measure(paint) : 0;

    /// <summary>Room above and below the area between the axes, for about its width and for lines of text so long.</summary>
    public (float Before, float After) MeasureHeights(float width, float line, SP.Paint paint)
    {
        _plot.Axes.Title.Label.Text = FigureFont.Wrap(_panel.Title, line);
        _plot.Axes.Bottom.Label.Text = FigureFont.Wrap(_panel.X.Text, line);
        _plot.Axes.Bottom.RegenerateTicks(width, paint);
        return (Size(SP.Edge.Top, paint), Size(SP.Edge.Bottom, paint));
    }

    /// <summary>Room to the left and right of the area between the axes, once its height and about its width are known.</summary>
    public (float Before, float After) MeasureWidths(float width, float height, SP.Paint paint)
    {
        _plot.Axes.Bottom.RegenerateTicks(width, paint);
        _plot.Axes.Left.Label.Text = FigureFont.Wrap(_panel.Y.Text, height);
        _plot.Axes.Left.RegenerateTicks(height, paint);
        if (_bar is not null)
        {
            _bar.Label = FigureFont.Shorten(_panel.Colors?.Label, height);
            _bar.Axis.RegenerateTicks(height, paint);
            _bar.LockSize(_bar.Width + _bar.Axis.Measure(paint));
        }
        return (Math.Max(Size(SP.Edge.Left, paint), Overhang(width, paint, first: true)),
            Math.Max(Size(SP.Edge.Right, paint), Overhang(width, paint, first: false)));
    }

    /// <summary>Draws the panel, once. <c>area</c>: the place for the area between the axes; a square one takes its middle. <c>left</c>:
    /// room to its left, the same for all panels below each other: their labels stand in a line.</summary>
    public SP.PixelRect Draw(SKCanvas canvas, SP.PixelRect area, float left)
    {
        if (_panel.Square)
        {
            double scale = Math.Min(area.Width / _plot.Axes.Bottom.Range.Span, area.Height / _plot.Axes.Left.Range.Span);
            float width = (float)(scale * _plot.Axes.Bottom.Range.Span), height = (float)(scale * _plot.Axes.Left.Range.Span);
            area = area.Contract((area.Width - width) / 2, (area.Height - height) / 2);
        }
        _plot.Axes.Left.LockSize(left);
        _plot.Layout.Fixed(area);
        _plot.Render(canvas, area);
        return area;
    }

    public void Dispose() => _plot.Dispose();

    private float Size(SP.Edge edge, SP.Paint paint) => _plot.Axes.GetPanels()
        .Where(panel => panel.Edge == edge)
        .Sum(panel => panel.MinimumSize == panel.MaximumSize ? panel.MinimumSize : panel.Measure(paint));

    // How far the first or last number of the horizontal axis reaches beyond it.
    private float Overhang(float width, SP.Paint paint, bool first)
    {
        SP.IXAxis axis = _plot.Axes.Bottom;
        float Beyond(SP.Tick tick) =>
            (axis.TickLabelStyle.Measure(tick.Label, paint).Width / 2)
            - (float)((first ? tick.Position - axis.Min : axis.Max - tick.Position) / axis.Width * width);
        return axis.TickGenerator.Ticks.Where(tick => tick.IsMajor).Select(Beyond).DefaultIfEmpty(0).Max();
    }
}
