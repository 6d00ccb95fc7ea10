using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>The text of a panel on the page: title, labels, numbers at ticks, note, and text in the panel.</summary>
internal sealed class PanelText(PageText page, PanelLayout layout)
{
    private const double BelowAxis = 0.025;
    private const double BesideAxis = 0.055;
    private const double BesideBar = 0.045;

    private readonly Panel _panel = layout.Panel;
    private readonly Rectangle _area = layout.Area;
    private readonly AxisMap _x = new(layout.Panel.X.Scale, layout.Range.X);
    private readonly AxisMap _y = new(layout.Panel.Y.Scale, layout.Range.Y);

    /// <summary>Adds all of it.</summary>
    public void Add()
    {
        if (_panel.Title is not null)
            page.Center(_panel.Title, _area.CenterX, layout.TitleY);
        AddAxes();
        AddColorBar();
        if (layout.Range.Note is string note)
            page.Left(note, _area.Left + 0.05, _area.Bottom - 0.1, Styles.Color(Rgb.Parse("#606060"), 1));
        foreach (TextSeries text in _panel.Series.OfType<TextSeries>())
            Add(text);
    }

    private void AddAxes()
    {
        if (_panel.X.Text is string x)
            page.Center(x, _area.CenterX, layout.XLabelY);
        if (_panel.Y.Text is string y)
            page.Upright(y, layout.YLabelX, _area.CenterY);
        if (_panel.X.TickLabels)
        {
            foreach (Tick tick in layout.XTicks.Where(tick => tick.Text.Length > 0))
                page.Center(tick.Text, AcrossAt(tick.Position), _area.Bottom + BelowAxis + (TextSize.LineHeight / 2));
        }
        if (_panel.Y.TickLabels)
        {
            foreach (Tick tick in layout.YTicks.Where(tick => tick.Text.Length > 0))
                page.Right(tick.Text, _area.Left - BesideAxis, UpAt(tick.Position));
        }
    }

    private void AddColorBar()
    {
        if (layout.ColorBar is not Rectangle bar)
            return;
        AxisMap numbers = new(AxisScale.Linear, layout.Range.Colors);
        foreach (Tick tick in layout.ColorTicks.Where(tick => tick.Text.Length > 0))
            page.Left(tick.Text, bar.Right + BesideBar, bar.Bottom - (numbers.Share(tick.Position) * bar.Height));
        if (_panel.Colors?.Label is string label)
            page.Upright(label, layout.ColorLabelX, bar.CenterY);
    }

    private void Add(TextSeries text)
    {
        bool inside = _x.Share(text.X) is >= 0 and <= 1 && _y.Share(text.Y) is >= 0 and <= 1;
        if (inside)
            page.Left(text.Text, AcrossAt(text.X), UpAt(text.Y), Styles.Color(Palette.Of(text.Color, _panel.Colors?.Map ?? ColorMap.Viridis), 1));
    }

    private double AcrossAt(double x) => _area.Left + (_x.Share(x) * _area.Width);

    private double UpAt(double y) => _area.Bottom - (_y.Share(y) * _area.Height);
}
