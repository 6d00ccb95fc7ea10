namespace NtkWorkbench.Figures;

/// <summary>A figure at another size: panels wrap into as many columns as the width has room for, and the page grows with their
/// rows.</summary>
internal static class FigureFit
{
    // Inches that a panel with its axes needs at text of 8 points, and the share of its own width that it may shrink to.
    private const double LeastPanel = 1.35;
    private const double LeastOfTable = 1.05;
    private const double LeastShare = 0.6;
    private const double LeastLabelled = 2.4;
    private const double BarWidth = 0.5;

    // A legend of more entries, or of more lines, is hard to read.
    private const int MostEntries = 8;
    private const double MostLines = 2.5;
    private const double AxisHeight = 0.75;

    // Fewer names, or a shorter beginning of them, are not worth a line of their own.
    private const int LeastShared = 3;
    private const int LeastPrefix = 4;

    /// <summary>The figure so wide and high, in inches, with text of that size; null: its own width, the height that follows.</summary>
    public static Figure To(Figure figure, double? width, double? height, double fontSize)
    {
        double scale = fontSize / FigureFont.Points, wide = width ?? figure.Width;
        Figure fitted = WithLabels(Sized(Columns(figure, wide / scale)), out int labels);
        // Names beside the curves take their room from the panels.
        if (labels > MostEntries && !figure.IsTable && (int)(wide / scale / LeastLabelled) is int columns && columns < fitted.Columns)
            fitted = WithLabels(Sized(Flow(figure, Math.Max(1, columns))), out labels);
        if (figure.Panels.Count == 0 || (labels == 0 && width is null && fontSize == FigureFont.Points))
            return fitted with { Height = height ?? figure.Height };
        double around = Around(figure), row = (figure.Height - around) / figure.Rows;
        double shrunk = wide / scale / fitted.Columns / (figure.Width / figure.Columns);
        if (figure.Panels.All(panel => panel.Square))
            row *= Math.Min(1, shrunk);
        row = Math.Max(row, labels == 0 ? 0 : AxisHeight + (labels * FigureFont.LineHeight / FigurePage.PointsPerInch));
        double title = figure.Title is null && fitted.Title is not null ? FigureFont.LineHeight * scale / FigurePage.PointsPerInch : 0;
        return fitted with { Height = height ?? ((row * fitted.Rows * scale) + title + Around(fitted with { Height = 1 })) };

        Figure Sized(Figure wrapped) => WithShortNames(wrapped with { Width = wide, FontSize = fontSize });
    }

    // What the names of a long legend begin with stands once, as its title.
    private static Figure WithShortNames(Figure figure)
    {
        string[] names = [.. figure.Panels.SelectMany(panel => panel.Series).Where(DirectLabels.CanName)
            .Select(series => series.Label).OfType<string>().Distinct()];
        if (figure.Legend != LegendPlacement.Above || names.Length < LeastShared || figure.Panels.Count == 0)
            return figure;
        string first = names.Min(StringComparer.Ordinal)!, last = names.Max(StringComparer.Ordinal)!;
        int common = first.Zip(last).TakeWhile(pair => pair.First == pair.Second).Count();
        int length = first[..common].LastIndexOfAny(['-', ' ', '/', '_']) + 1;
        using FigurePage page = new(figure with { Height = 1 });
        if (length < LeastPrefix || page.LegendLines <= MostLines)
            return figure;
        string title = $"{first[..length].TrimEnd()}…";
        return figure with
        {
            Title = figure.Title is null ? title : $"{figure.Title}, {title}",
            Panels = [.. figure.Panels.Select(panel => panel with
            {
                Series = [.. panel.Series.Select(series =>
                    DirectLabels.CanName(series) && series.Label is string label ? series with { Label = label[length..] } : series)],
            })],
        };
    }

    // Names of curves at their ends instead of a legend of many entries or lines: in the last panel of each row, and where a panel's
    // curves are not among its.
    private static Figure WithLabels(Figure figure, out int labels)
    {
        PanelSeries[] entries = [.. figure.Panels.SelectMany(panel => panel.Series).Where(series => series.Label is not null)
            .DistinctBy(series => series.Label)];
        labels = 0;
        if (figure.Legend != LegendPlacement.Above || figure.Panels.Any(panel => panel.Colors is { Bar: true })
            || !entries.All(entry => DirectLabels.CanName(entry) && entry.GetType() == entries[0].GetType())
            || figure.Panels.Any(panel => panel.Legend != LegendPlacement.None))
            return figure;
        using FigurePage page = new(figure with { Height = 1 });
        float room = PanelPlot.MostLabel * FigurePage.PointsPerInch * (float)(figure.Width / figure.Columns) / FigurePage.Scale(figure);
        if (entries.Length <= MostEntries
            && (page.LegendLines <= MostLines || entries.Any(entry => FigureFont.Width(entry.Label) > room)))
            return figure;
        Panel[] panels = [.. figure.Panels.Select((panel, i) =>
        {
            Panel last = figure.Panels[Math.Min(figure.Panels.Count - 1, ((i / figure.Columns) * figure.Columns) + figure.Columns - 1)];
            return panel == last || !Names(panel).All(Names(last).Contains) ? panel with { Legend = LegendPlacement.Direct } : panel;
        })];
        labels = panels.Where(panel => panel.Legend == LegendPlacement.Direct).Max(panel => Names(panel).Count());
        return figure with { Legend = LegendPlacement.None, Panels = panels };

        static IEnumerable<string?> Names(Panel panel) => panel.Series.Select(series => series.Label).Where(label => label is not null);
    }

    private static double Around(Figure figure)
    {
        using FigurePage page = new(figure);
        return page.MeasureAround();
    }

    private static Figure Columns(Figure figure, double width)
    {
        double own = figure.Width / figure.Columns;
        bool bars = figure.Panels.Count(panel => panel.Colors is { Bar: true }) > figure.Rows
            || figure.Panels.Any(panel => panel is { Colors.Bar: true, Square: false });
        bool sharedY = figure.Panels.Count > 1 && figure.Panels[0].Y.Label is not null && figure.Panels[1].Y.Label is null
            && !figure.Panels.Any(panel => panel.Colors is { Bar: true });
        double least = Math.Min(own, figure.IsTable ? LeastOfTable : sharedY ? LeastPanel
            : Math.Max(LeastPanel + (bars ? BarWidth : 0), LeastShare * own));
        int columns = Math.Clamp((int)(width / least), 1, figure.Columns);
        if (columns == figure.Columns || figure.Panels.Count == 0)
            return figure;
        return figure.IsTable ? Blocks(figure, columns) : Flow(figure, columns);
    }

    // The columns of a table in blocks below each other.
    private static Figure Blocks(Figure figure, int columns)
    {
        int blocks = (figure.Columns + columns - 1) / columns;
        columns = (figure.Columns + blocks - 1) / blocks;
        List<Panel> panels = [];
        for (int block = 0; block < blocks; block++)
        {
            for (int row = 0; row < figure.Rows; row++)
            {
                Panel first = At(row, 0), last = At(row, figure.Columns - 1);
                for (int i = 0; i < columns; i++)
                {
                    int column = (block * columns) + i;
                    Panel panel = column < figure.Columns ? At(row, column) : Panel.Blank;
                    if (i == 0)
                    {
                        panel = panel.Y.Label is not null || ReferenceEquals(panel, Panel.Blank) ? panel
                            : panel with { Y = panel.Y with { Label = first.Y.Label, TickLabels = true } };
                    }
                    if (column < figure.Columns && (i == columns - 1 || column == figure.Columns - 1) && last.Colors is { Bar: true } bar)
                        panel = panel with { Colors = (panel.Colors ?? bar) with { Bar = true } };
                    panels.Add(panel);
                }
            }
        }
        return figure with { Rows = blocks * figure.Rows, Columns = columns, Panels = panels };

        Panel At(int row, int column) =>
            (row * figure.Columns) + column < figure.Panels.Count ? figure.Panels[(row * figure.Columns) + column] : Panel.Blank;
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
