namespace NtkWorkbench.Figures;

/// <summary>
/// A figure on a page measured in points. All panels have the same size between their axes; a row or column of the grid leaves as much
/// room around them as its neediest panel wants. (ScottPlot's multiplots give all panels the same size with their axes.)
/// </summary>
internal sealed class FigurePage : IDisposable
{
    /// <summary>Points in an inch: ScottPlot's pixels here.</summary>
    public const float PointsPerInch = 72;

    private const float Margin = 3.5f;
    private const float Gap = 5;
    private const float SmallestPanel = 7;
    private const float OriginPoints = 5;
    private const int Rounds = 2;

    private readonly Figure _figure;
    private readonly SP.Paint _paint = SP.Paint.NewDisposablePaint();
    private readonly SP.LabelStyle _title = new() { Alignment = SP.Alignment.UpperCenter };
    private readonly SP.LabelStyle _origin = new() { Alignment = SP.Alignment.LowerRight };
    private readonly LegendBox _legend;
    private readonly PanelPlot[] _panels;

    public FigurePage(Figure figure, PictureOrigin? origin = null)
    {
        _figure = figure;
        FigureFont.Apply(_origin);
        _origin.FontSize = OriginPoints;
        _origin.ForeColor = SP.Colors.Gray;
        _origin.Text = origin is { IsShown: true } ? FigureFont.Line(origin.ToString()) : "";
        float width = ((float)figure.Width * PointsPerInch) - (2 * Margin);
        FigureFont.Apply(_title);
        _title.Text = FigureFont.Wrap(figure.Title, width);
        _legend = new(figure.Legend, figure.Panels, new(width, (float)figure.Height * PointsPerInch));
        _panels = [.. figure.Panels.Select(panel => new PanelPlot(panel, width / figure.Columns))];
    }

    /// <returns>The areas between the axes of its panels, in points.</returns>
    public SP.PixelRect[] Draw(SKCanvas canvas)
    {
        canvas.DrawColor(SKColors.White);
        SP.PixelRect page =
            new(Margin, ((float)_figure.Width * PointsPerInch) - Margin, ((float)_figure.Height * PointsPerInch) - Margin, Margin);
        _title.Render(canvas, page.TopCenter, _paint);
        page = new(page.Left, page.Right, page.Bottom, page.Top + _title.Measure(_paint).Height);
        if (_origin.Text.Length > 0)
        {
            _origin.Render(canvas, page.BottomRight, _paint);
            page = new(page.Left, page.Right, page.Bottom - _origin.Measure(_paint).Height, page.Top);
        }
        float legend = _legend.Measure(_paint);
        _legend.Render(canvas, _paint, _legend.Edge == SP.Edge.Top ? page : new(page.Right - legend, page.Right, page.Bottom, page.Top));
        page = _legend.Edge == SP.Edge.Top ? new(page.Left, page.Right, page.Bottom, page.Top + legend)
            : new(page.Left, page.Right - legend, page.Bottom, page.Top);
        return DrawPanels(canvas, page);
    }

    public void Dispose()
    {
        foreach (PanelPlot panel in _panels)
            panel.Dispose();
        _paint.Dispose();
    }

    private SP.PixelRect[] DrawPanels(SKCanvas canvas, SP.PixelRect page)
    {
        (float Start, float Before)[] rows = [], columns = [];
        float height = 0, width = page.Width / _figure.Columns;
        // Which numbers an axis has and into how many lines its label breaks depends on its length, and that on the room they take.
        for (int round = 0; round < Rounds; round++)
        {
            float[] lines = [.. Enumerable.Range(0, _figure.Columns).Select(column => LineLength(page, columns, column, width))];
            float about = width;
            rows = Distribute(_figure.Rows, i => i / _figure.Columns,
                i => _panels[i].MeasureHeights(about, lines[i % _figure.Columns], _paint), page.Top, page.Height, out height);
            float high = height;
            columns = Distribute(_figure.Columns, i => i % _figure.Columns, i => _panels[i].MeasureWidths(about, high, _paint), page.Left,
                page.Width, out width);
        }
        return [.. _panels.Select((panel, i) =>
        {
            (float left, float before) = columns[i % _figure.Columns];
            float top = rows[i / _figure.Columns].Start;
            return panel.Draw(canvas, new(left, left + width, top + height, top), before);
        })];
    }

    // How long a line centred above or below a panel may be: to the middle of the gaps beside it, and not off the page.
    private float LineLength(SP.PixelRect page, (float Start, float Before)[] columns, int column, float width)
    {
        float pitch = (page.Width / _figure.Columns) - Gap;
        if (columns.Length == 0)
            return pitch;
        float middle = columns[column].Start + (width / 2);
        return Math.Min(pitch, 2 * Math.Min(middle - page.Left, page.Right - middle));
    }

    // Starts of the areas between axes along one direction, the room before each, and their common length.
    private (float Start, float Before)[] Distribute(
        int count, Func<int, int> line, Func<int, (float Before, float After)> measure, float start, float extent, out float length)
    {
        (float Before, float After)[] rooms = new (float, float)[count];
        for (int i = 0; i < _panels.Length; i++)
        {
            (float before, float after) = measure(i);
            rooms[line(i)] = (Math.Max(rooms[line(i)].Before, before), Math.Max(rooms[line(i)].After, after));
        }
        length = Math.Max(SmallestPanel, (extent - rooms.Sum(room => room.Before + room.After) - (Gap * (count - 1))) / count);
        (float Start, float Before)[] starts = new (float, float)[count];
        for (int i = 0; i < count; i++)
        {
            starts[i] = (start + rooms[i].Before, rooms[i].Before);
            start = starts[i].Start + length + rooms[i].After + Gap;
        }
        return starts;
    }
}
