using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>A figure with a place for everything, in inches: what renderers draw, so that they tell the same story.</summary>
public sealed record FigureLayout
{
    /// <summary>Middle of the title's line, y in inches.</summary>
    public required double TitleY { get; init; }

    /// <summary>The panels in their order.</summary>
    public required IReadOnlyList<PanelLayout> Panels { get; init; }

    /// <summary>All lines of all legends.</summary>
    public required IReadOnlyList<LegendEntry> Legend { get; init; }

    /// <summary>Lays a figure out.</summary>
    public static FigureLayout Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new LayoutBuilder(figure).Build();
    }
}
