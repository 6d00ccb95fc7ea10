using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>
/// Lays a figure out: all panels have the same size; a row or column of the grid leaves as much room around them as its neediest panel wants.
/// </summary>
internal sealed class LayoutBuilder
{
    private const double Edge = 0.05;
    private const double Gap = 0.07;

    private readonly Figure _figure;
    private readonly PanelRoom[] _rooms;
    private readonly IReadOnlyList<LegendEntry> _legend;
    private readonly Rectangle _grid;

    public LayoutBuilder(Figure figure)
    {
        _figure = figure;
        _legend = figure.Legend == LegendPlacement.None ? [] : LegendLayout.Entries(figure.Panels);
        _rooms = [.. figure.Panels.Select(panel => new PanelRoom(panel))];
        double top = Edge + (figure.Title is null ? 0 : TextSize.LineHeight + 0.03);
        double right = Edge + (figure.Legend == LegendPlacement.Right ? LegendLayout.WidthRight(_legend) : 0);
        double width = figure.Width - Edge - right;
        top += figure.Legend == LegendPlacement.Above ? LegendLayout.HeightAbove(_legend, width) : 0;
        _grid = new(Edge, top, width, figure.Height - Edge - top);
    }

    public FigureLayout Build()
    {
        (double[] tops, double height) = Distribute(_figure.Rows, i => i / _figure.Columns, room => room.Top, room => room.Bottom, _grid.Top, _grid.Height);
        foreach (PanelRoom room in _rooms)
            room.ChooseVerticalTicks(height);
        (double[] lefts, double width) = Distribute(_figure.Columns, i => i % _figure.Columns, room => room.Left, room => room.Right, _grid.Left, _grid.Width);
        PanelLayout[] panels = [.. _rooms.Select((room, i) =>
            room.Place(new(lefts[i % _figure.Columns], tops[i / _figure.Columns], width, height)))];
        return new FigureLayout
        {
            TitleY = Edge + (TextSize.LineHeight / 2),
            Panels = panels,
            Legend = [.. FigureLegend(panels), .. panels.SelectMany(PanelLegend)],
        };
    }

    /// <summary>Starts of the areas along one direction, and their common length.</summary>
    private (double[] Starts, double Length) Distribute(
        int count, Func<int, int> line, Func<PanelRoom, double> before, Func<PanelRoom, double> after, double start, double extent)
    {
        double[] befores = new double[count], afters = new double[count], starts = new double[count];
        for (int i = 0; i < _rooms.Length; i++)
        {
            befores[line(i)] = Math.Max(befores[line(i)], before(_rooms[i]));
            afters[line(i)] = Math.Max(afters[line(i)], after(_rooms[i]));
        }
        double length = Math.Max(0.1, (extent - befores.Sum() - afters.Sum() - (Gap * (count - 1))) / count);
        for (int i = 0; i < count; i++)
        {
            starts[i] = start + befores[i];
            start = starts[i] + length + afters[i] + Gap;
        }
        return (starts, length);
    }

    private IEnumerable<LegendEntry> FigureLegend(PanelLayout[] panels)
    {
        double top = Edge + (_figure.Title is null ? 0 : TextSize.LineHeight + 0.03);
        return _figure.Legend switch
        {
            LegendPlacement.None => [],
            LegendPlacement.Above => LegendLayout.PlaceAbove(_legend, _grid with { Top = top }),
            LegendPlacement.Right => LegendLayout.PlaceRight(_legend, new(_grid.Right, panels[0].Area.Top, 0, 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(panels), _figure.Legend, "not a legend placement"),
        };
    }

    private static IEnumerable<LegendEntry> PanelLegend(PanelLayout layout)
    {
        IReadOnlyList<LegendEntry> entries = LegendLayout.Entries([layout.Panel]);
        double top = layout.Area.Top - LegendLayout.HeightAbove(entries, layout.Area.Width);
        double right = layout.ColorBar is null ? layout.Area.Right : layout.ColorLabelX;
        return layout.Panel.Legend switch
        {
            LegendPlacement.None => [],
            LegendPlacement.Above => LegendLayout.PlaceAbove(entries, layout.Area with { Top = top }),
            LegendPlacement.Right => LegendLayout.PlaceRight(entries, new(right + 0.1, layout.Area.Top, 0, 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(layout), layout.Panel.Legend, "not a legend placement"),
        };
    }
}
