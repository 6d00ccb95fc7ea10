using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>The frame around a plot and its tick marks; their numbers stand on the page.</summary>
internal static class Frame
{
    private const double Width = 0.5;
    private const double MajorTick = 2.2;
    private const double MinorTick = 1.2;

    private static readonly SP.Color Color = Styles.Color(Rgb.Parse("#404040"), 1);

    /// <summary>Draws all four sides.</summary>
    public static void Add(SP.Plot plot, PixelScale scale)
    {
        foreach (SP.IAxis axis in plot.Axes.GetAxes())
        {
            axis.FrameLineStyle.Width = scale.Points(Width);
            axis.FrameLineStyle.Color = Color;
            axis.FrameLineStyle.AntiAlias = true;
            axis.TickLabelStyle.IsVisible = false;
            Style(axis.MajorTickStyle, scale, MajorTick);
            Style(axis.MinorTickStyle, scale, MinorTick);
        }
    }

    /// <summary>The layout's ticks on an axis.</summary>
    public static SP.ITickGenerator Ticks(IReadOnlyList<Tick> ticks, AxisMap map)
    {
        SP.TickGenerators.NumericManual generator = new();
        foreach (Tick tick in ticks)
        {
            // Rounding must not push a tick at the end of an axis off it.
            double position = Math.Clamp(map.At(tick.Position), map.Range.Min, map.Range.Max);
            generator.Add(new SP.Tick(position, "", tick.Major));
        }
        return generator;
    }

    private static void Style(SP.TickMarkStyle style, PixelScale scale, double length)
    {
        style.Length = scale.Points(length);
        style.Width = scale.Points(Width);
        style.Color = Color;
        style.AntiAlias = true;
    }
}
