using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>A panel as a plot: frame, ticks and series; its text stands on the page.</summary>
internal static class PanelPlot
{
    public static BarePlot Create(PanelLayout layout, PixelScale scale)
    {
        AxisMap x = new(layout.Panel.X.Scale, layout.Range.X), y = new(layout.Panel.Y.Scale, layout.Range.Y);
        BarePlot bare = new(scale.Rectangle(layout.Area), x.Range, y.Range);
        Frame.Add(bare.Plot, scale);
        bare.Plot.Axes.Bottom.TickGenerator = Frame.Ticks(layout.XTicks, x);
        bare.Plot.Axes.Left.TickGenerator = Frame.Ticks(layout.YTicks, y);
        // An axis that nothing belongs to would have no ticks, even where a panel is empty.
        bare.Plot.Add.Marker(x.Range.Min, y.Range.Min).IsVisible = false;
        SeriesPlotter series = new(bare.Plot, layout, x, y, scale);
        // Reference lines lie behind the data.
        foreach (PanelSeries each in layout.Panel.Series.OrderBy(each => each is ReferenceLine ? 0 : 1))
            series.Add(each);
        return bare;
    }
}
