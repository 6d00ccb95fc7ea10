using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>A panel with its place on the page, the ranges of its axes and their ticks.</summary>
public sealed record PanelLayout
{
    /// <summary>The panel.</summary>
    public required Panel Panel { get; init; }

    /// <summary>What its axes span.</summary>
    public required DrawnRange Range { get; init; }

    /// <summary>The rectangle between the axes.</summary>
    public required Rectangle Area { get; init; }

    /// <summary>Ticks of the horizontal axis.</summary>
    public required IReadOnlyList<Tick> XTicks { get; init; }

    /// <summary>Ticks of the vertical axis.</summary>
    public required IReadOnlyList<Tick> YTicks { get; init; }

    /// <summary>Ticks of the colour bar; empty without one.</summary>
    public required IReadOnlyList<Tick> ColorTicks { get; init; }

    /// <summary>Baseline-free middle of the title's line, y in inches.</summary>
    public required double TitleY { get; init; }

    /// <summary>Middle of the line of the x label, y in inches.</summary>
    public required double XLabelY { get; init; }

    /// <summary>Middle of the upright line of the y label, x in inches.</summary>
    public required double YLabelX { get; init; }

    /// <summary>The colour bar; null: none.</summary>
    public Rectangle? ColorBar { get; init; }

    /// <summary>Middle of the upright line of the colour bar's label, x in inches.</summary>
    public double ColorLabelX { get; init; }
}
