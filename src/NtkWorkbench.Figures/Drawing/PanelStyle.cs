using static ScottPlot.IPanelExtensions;

namespace NtkWorkbench.Figures;

/// <summary>How a panel's frame, ticks, texts and colour bar look. ScottPlot's pixels are points here, 1/72 inch.</summary>
internal static class PanelStyle
{
    public static readonly SP.Color NoteGray = SP.Color.FromHex("#606060");

    /// <summary>Between the area between the axes and what stands to its right.</summary>
    public const float Gap = 5;

    private const float FrameWidth = 0.5f;
    private const float MajorTick = 2.2f;
    private const float MinorTick = 1.2f;
    private const float BarWidth = 6.5f;

    // ScottPlot sets the numbers of upright axes five units from their ticks; in points that is too far.
    private const float TowardsTick = 2.5f;

    private static readonly SP.Color Gray = SP.Color.FromHex("#404040");

    /// <summary>Gives a plot the frame and ticks of a panel, and no background: others draw on the page too.</summary>
    public static void Apply(SP.Plot plot, Panel panel)
    {
        plot.FigureBackground.Color = SP.Colors.Transparent;
        plot.DataBackground.Color = SP.Colors.Transparent;
        plot.HideGrid();
        foreach (SP.IAxis axis in plot.Axes.GetAxes())
            Apply(axis, new SP.TickGenerators.EmptyTickGenerator());
        plot.Axes.Top.LockSize(0);
        plot.Axes.Right.LockSize(Gap);
        plot.Axes.Bottom.TickGenerator = new AxisTicks(panel.X);
        plot.Axes.Left.TickGenerator = new AxisTicks(panel.Y);
        if (panel.X.Upright)
            SetUpright(plot.Axes.Bottom, panel.X);
        if (panel.IsBare)
        {
            foreach (SP.AxisPanels.AxisBase axis in plot.Axes.GetAxes().Cast<SP.AxisPanels.AxisBase>())
                (axis.FrameLineStyle.Width, axis.TickGenerator) = (0, new SP.TickGenerators.EmptyTickGenerator());
        }
        FigureFont.Apply(plot.Axes.Title.Label);
        plot.Axes.Title.VerticalPadding = 3;
        plot.Axes.Title.Label.OffsetY = -3;
    }

    public static SP.Panels.ColorBar Bar(ColorScale scale, ColorAxis colors)
    {
        SP.Panels.ColorBar bar = new(colors) { Width = BarWidth };
        Apply(bar.Axis, new AxisTicks(new Axis { Ticks = scale.Ticks }));
        (bar.Axis.Min, bar.Axis.Max) = (colors.GetRange().Min, colors.GetRange().Max);
        bar.Label = FigureFont.Line(scale.Label);
        // Read from below like the labels on the left; ScottPlot turns it about its upper edge.
        bar.LabelStyle.Rotation = -90;
        bar.LabelStyle.OffsetX = -FigureFont.LineHeight;
        return bar;
    }

    // ScottPlot turns texts about the point at the tick, and measures them as if they lay.
    private static void SetUpright(SP.IXAxis axis, Axis from)
    {
        axis.TickLabelStyle.Rotation = -90;
        axis.TickLabelStyle.Alignment = SP.Alignment.MiddleRight;
        axis.TickLabelStyle.OffsetX = FigureFont.TowardsMiddle;
        float longest = from.TickLabels ? (from.Ticks ?? []).Select(tick => FigureFont.Width(tick.Text)).DefaultIfEmpty(0).Max() : 0;
        axis.LockSize(longest + MajorTick + Gap + (from.Text is null ? 0 : FigureFont.LineHeight));
    }

    private static void Apply(SP.IAxis axis, SP.ITickGenerator ticks)
    {
        SP.AxisPanels.AxisBase style = (SP.AxisPanels.AxisBase)axis;
        style.TickGenerator = ticks;
        style.Color(Gray);
        FigureFont.Apply(style.LabelStyle);
        FigureFont.Apply(style.TickLabelStyle);
        (style.LabelStyle.ForeColor, style.TickLabelStyle.ForeColor) = (SP.Colors.Black, SP.Colors.Black);
        (style.FrameLineStyle.Width, style.FrameLineStyle.AntiAlias) = (FrameWidth, true);
        (style.MajorTickStyle.Length, style.MajorTickStyle.Width, style.MajorTickStyle.AntiAlias) = (MajorTick, FrameWidth, true);
        (style.MinorTickStyle.Length, style.MinorTickStyle.Width, style.MinorTickStyle.AntiAlias) = (MinorTick, FrameWidth, true);
        bool upright = axis is SP.IYAxis;
        style.TickLabelStyle.OffsetY = upright ? FigureFont.TowardsMiddle : 0;
        style.TickLabelStyle.OffsetX = axis.Edge switch { SP.Edge.Left => TowardsTick, SP.Edge.Right => -TowardsTick, _ => 0 };
        style.PaddingOutsideAxisLabels = new(0);
        style.PaddingBetweenTickAndAxisLabels = upright ? new(8, 0, 0, 0) : new(0, 0, 2.5f, 0);
        style.EmptyLabelPadding = upright ? new(Gap, 0, 0, 0) : new(0, 0, 2, 0);
    }
}
