using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>A colour bar as a plot of its own, with the scale's ticks on its right.</summary>
internal static class ColorBarPlot
{
    private const int Steps = 256;

    /// <summary>The bar of a panel; null where it has none.</summary>
    public static BarePlot? Create(PanelLayout layout, PixelScale scale)
    {
        if (layout.ColorBar is not Rectangle area || layout.Panel.Colors is not ColorScale colors)
            return null;
        AxisMap numbers = new(AxisScale.Linear, layout.Range.Colors);
        BarePlot bare = new(scale.Rectangle(area), new SP.CoordinateRange(0, 1), numbers.Range);
        Frame.Add(bare.Plot, scale);
        SP.IYAxis right = bare.Plot.Axes.Right;
        bare.Plot.Axes.SetLimitsY(numbers.Range.Min, numbers.Range.Max, right);
        right.TickGenerator = Frame.Ticks(layout.ColorTicks, numbers);
        Matrix steps = new(Steps, 1, [.. Enumerable.Range(0, Steps).Select(i => i / (Steps - 1.0))]);
        SP.CoordinateRect everywhere = new(0, 1, numbers.Range.Min, numbers.Range.Max);
        // An axis that nothing belongs to would have no ticks.
        ColorCells.Add(bare.Plot, steps, new ColorMapping(colors.Map, new(0, 1)), everywhere).Axes.YAxis = right;
        return bare;
    }
}
