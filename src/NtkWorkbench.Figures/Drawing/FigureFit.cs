namespace NtkWorkbench.Figures;

/// <summary>A figure at another size: panels wrap into as many columns as the width has room for, and the page grows with their
/// rows.</summary>
internal static class FigureFit
{
    // Inches that a panel with its axes needs at text of 8 points, and the share of its own width that it may shrink to.
    private const double LeastPanel = 1.35;
    private const double LeastShare = 0.6;
    private const double BarWidth = 0.5;

    /// <summary>The figure so wide and high, in inches, with text of that size; null: its own width, the height that follows.</summary>
    public static Figure To(Figure figure, double? width, double? height, double fontSize)
    {
        double scale = fontSize / FigureFont.Points, wide = width ?? figure.Width;
        Figure fitted = Columns(figure, wide / scale) with { Width = wide, FontSize = fontSize };
        if (figure.Panels.Count == 0 || (width is null && fontSize == FigureFont.Points))
            return fitted with { Height = height ?? figure.Height };
        double around = Around(figure), row = (figure.Height - around) / figure.Rows;
        double shrunk = wide / scale / fitted.Columns / (figure.Width / figure.Columns);
        if (figure.Panels.All(panel => panel.Square))
            row *= Math.Min(1, shrunk);
        return fitted with { Height = height ?? ((row * fitted.Rows * scale) + Around(fitted with { Height = 1 })) };
    }

    private static double Around(Figure figure)
    {
        using FigurePage page = new(figure);
        return page.MeasureAround();
    }

    private static Figure Columns(Figure figure, double width)
    {
        double own = figure.Width / figure.Columns;
        bool bars = figure.Panels.Count(panel => panel.Colors is { Bar: true }) > figure.Rows;
        double least = Math.Min(own, figure.IsTable ? LeastPanel : Math.Max(LeastPanel + (bars ? BarWidth : 0), LeastShare * own));
        int columns = Math.Clamp((int)(width / least), 1, figure.Columns);
        if (columns == figure.Columns || figure.Panels.Count == 0)
            return figure;
        return figure.IsTable ? Blocks(figure, columns) : Flow(figure, columns);
    }

    // The columns of a table in blocks below each other.
    private static Figure Blocks(Figure figure, int columns)
    {
        int blocks = (figure.Columns + columns - 1) / columns;
        List<Panel> panels = [];
        for (int block = 0; block < blocks; block++)
        {
            for (int row = 0; row < figure.Rows; row++)
            {
                Panel first = At(row, 0), last = At(row, figure.Columns - 1);
                for (int i = 0; i < columns; i++)
                {
                    int column = (block * columns) + i;
                    Panel panel = column < figure.Columns ? At(row, column) : new() { Series = [] };
                    if (i == 0)
                        panel = panel with { Y = panel.Y.Label is null ? panel.Y with { Label = first.Y.Label, TickLabels = true } : panel.Y };
                    if (column < figure.Columns && (i == columns - 1 || column == figure.Columns - 1) && last.Colors is { Bar: true } bar)
                        panel = panel with { Colors = (panel.Colors ?? bar) with { Bar = true } };
                    if (column < figure.Columns || panels.Count % columns > 0)
                        panels.Add(panel);
                }
            }
        }
        return figure with { Rows = blocks * figure.Rows, Columns = columns, Panels = panels };

        Panel At(int row, int column) =>
            (row * figure.Columns) + column < figure.Panels.Count ? figure.Panels[(row * figure.Columns) + column] : new() { Series = [] };
    }

    // Panel after panel; what the left, lowest or right panel of the old rows says for all is said by those of the new ones.
    private static Figure Flow(Figure figure, int columns)
    {
        IReadOnlyList<Panel> all = figure.Panels;
        int count = all.Count;
        bool sharedY = figure.Columns > 1 && count > 1 && all[0].Y.Label is not null && all[1].Y.Label is null;
        bool sharedX = figure.Rows > 1 && all[0].X.Label is null && all[^1].X.Label is not null;
        ColorScale? bar = all.Select(panel => panel.Colors).FirstOrDefault(colors => colors is { Bar: true });
        bool sharedBar = bar is not null && all.Any(panel => panel.Colors is { Bar: false });
        return figure with
        {
            Rows = (count + columns - 1) / columns,
            Columns = columns,
            Panels = [.. all.Select((panel, i) => panel with
            {
                X = sharedX ? panel.X with { Label = i + columns >= count ? all[^1].X.Label : null,
                    TickLabels = i + columns >= count || panel.X.TickLabels } : panel.X,
                Y = !sharedY ? panel.Y : i % columns == 0
                    ? panel.Y with { Label = all[0].Y.Label, Unit = all[0].Y.Unit, TickLabels = true }
                    : panel.Y with { Label = null, TickLabels = all[1].Y.TickLabels },
                Colors = !sharedBar || panel.Colors is null ? panel.Colors : panel.Colors with
                {
                    Bar = i % columns == columns - 1 || i == count - 1, Label = bar!.Label,
                },
            })],
        };
    }
}
