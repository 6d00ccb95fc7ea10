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
    private const float NotePoints = 6.5f;
    private const int MostNoteLines = 8;

    // Names of more panels are longer than what is said of them.
    private const int MostNamed = 3;
    private const float NoteGap = 3;

    private readonly Figure _figure;
    private readonly float _pageWidth;
    private readonly float _pageHeight;
    private readonly SP.Paint _paint = SP.Paint.NewDisposablePaint();
    private readonly SP.LabelStyle _title = new() { Alignment = SP.Alignment.UpperCenter };
    private readonly SP.LabelStyle _note = new() { Alignment = SP.Alignment.LowerLeft };
    private readonly SP.LabelStyle _origin = new() { Alignment = SP.Alignment.LowerRight };
    private readonly LegendBox _legend;
    private readonly PanelPlot[] _panels;

    public FigurePage(Figure figure, PictureOrigin? origin = null)
    {
        _figure = figure;
        float unit = PointsPerInch / Scale(figure);
        (_pageWidth, _pageHeight) = ((float)figure.Width * unit, (float)figure.Height * unit);
        FigureFont.Apply(_origin);
        _origin.FontSize = OriginPoints;
        _origin.ForeColor = SP.Colors.Gray;
        _origin.Text = origin is { IsShown: true } ? FigureFont.Line(origin.ToString()) : "";
        float width = _pageWidth - (2 * Margin);
        FigureFont.Apply(_title);
        _title.Text = FigureFont.Wrap(figure.Title, width);
        _legend = new(figure.Legend, figure.Panels, new(width, _pageHeight));
        _panels = [.. figure.Panels.Select(panel => new PanelPlot(panel, width / figure.Columns))];
        FigureFont.Apply(_note);
        (_note.FontSize, _note.ForeColor) = (NotePoints, PanelStyle.NoteGray);
        // Measured at the size of all text, which is a little larger.
        _note.Text = FigureFont.Wrap(Note(), width * FigureFont.Points / NotePoints, MostNoteLines);
    }

    /// <summary>The size of all text over that at which panels are laid out.</summary>
    public static float Scale(Figure figure) => (float)figure.FontSize / FigureFont.Points;

    /// <returns>The areas between the axes of its panels, in points.</returns>
    public SP.PixelRect[] Draw(SKCanvas canvas)
    {
        canvas.DrawColor(SKColors.White);
        SP.PixelRect page =
            new(Margin, _pageWidth - Margin, _pageHeight - Margin, Margin);
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
        _note.Render(canvas, page.BottomLeft, _paint);
        return DrawPanels(canvas, new(page.Left, page.Right, page.Bottom - (_note.Text.Length > 0 ? NoteHeight : 0), page.Top));
    }

    /// <summary>The height of what stands above and below all panels and their own legends, in inches.</summary>
    public float MeasureAround()
    {
        float own = Enumerable.Range(0, (_panels.Length + _figure.Columns - 1) / _figure.Columns)
            .Sum(row => _panels.Skip(row * _figure.Columns).Take(_figure.Columns).Max(panel => panel.MeasureLegend(_paint)));
        float legend = _legend.Edge == SP.Edge.Top ? _legend.Measure(_paint) : 0;
        return (own + legend + (_note.Text.Length > 0 ? NoteHeight : 0)) * Scale(_figure) / PointsPerInch;
    }

    public void Dispose()
    {
        foreach (PanelPlot panel in _panels)
            panel.Dispose();
        _paint.Dispose();
    }

    /// <summary>The height of the legend above all panels in lines of text.</summary>
    public float LegendLines => _legend.Edge == SP.Edge.Top ? _legend.MeasureLines(_paint) : 0;

    private float NoteHeight => _note.Measure(_paint).Height + NoteGap;

    // What the panels say, each text once, and of which panels where not of all.
    private string Note()
    {
        (string? Title, string Text)[] notes = [.. _panels.SelectMany((panel, i) =>
            panel.Notes.SelectMany(note => note.Split("; ")).Distinct().Select(note => (_figure.Panels[i].Title, note)))];
        int drawn = _figure.Panels.Count(panel => panel.Series.Count > 0);
        return string.Join("; ", notes.GroupBy(note => note.Text).Select(same => same.Count() == drawn ? same.Key
            : same.Count() > MostNamed ? $"{same.Count()} of {drawn} panels: {same.Key}"
            : same.Any(note => note.Title is null) ? same.Key
            : $"{string.Join(", ", same.Select(note => note.Title))}: {same.Key}"));
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
            return ReferenceEquals(_figure.Panels[i], Panel.Blank) ? default
                : panel.Draw(canvas, new(left, left + width, top + height, top), before);
        })];
    }

    // How long a line centred above or below a panel may be: to the middle of the gaps beside it, and not off the page.
    private float LineLength(SP.PixelRect page, (float Start, float Before)[] columns, int column, float width)
    {
        float pitch = (page.Width / _figure.Columns) - Gap;
        if (columns.Length == 0)
            return pitch;
        if (columns.Length > 1)
            pitch = Math.Min(pitch, columns[1].Start - columns[0].Start - Gap);
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
