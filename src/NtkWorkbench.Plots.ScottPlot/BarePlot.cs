using SkiaSharp;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>A ScottPlot plot without background, grid and margins, whose axes fill a rectangle of a canvas that others draw on too.</summary>
internal sealed class BarePlot : IDisposable
{
    /// <param name="area">The rectangle between the axes, in pixels of the canvas.</param>
    /// <param name="x">Ends of the horizontal axis, left and right.</param>
    /// <param name="y">Ends of the vertical axis, bottom and top.</param>
    public BarePlot(SP.PixelRect area, SP.CoordinateRange x, SP.CoordinateRange y)
    {
        Area = area;
        Plot = new SP.Plot();
        Plot.FigureBackground.Color = SP.Colors.Transparent;
        Plot.DataBackground.Color = SP.Colors.Transparent;
        Plot.HideGrid();
        Plot.Layout.Fixed(area);
        Plot.Axes.SetLimits(x.Min, x.Max, y.Min, y.Max);
        foreach (SP.IAxis axis in Plot.Axes.GetAxes())
        {
            axis.TickGenerator = new SP.TickGenerators.EmptyTickGenerator();
            axis.FrameLineStyle.Width = 0;
        }
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        // A first rendering counts as a change of limits and would be repeated, on top of itself.
        Plot.RenderManager.RenderFinished += (_, _) => Plot.RenderManager.EnableRendering = false;
    }

    public SP.Plot Plot { get; }

    public SP.PixelRect Area { get; }

    /// <summary>Draws the plot, once.</summary>
    public void Draw(SKCanvas canvas) => Plot.Render(canvas, Area);

    public void Dispose() => Plot.Dispose();
}
