using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>A line of a legend.</summary>
/// <param name="Series">What it explains; its label is the text.</param>
/// <param name="Map">The colour map of the series' panel.</param>
/// <param name="Left">Left end of the symbol, in inches.</param>
/// <param name="CenterY">Its middle, in inches.</param>
public readonly record struct LegendEntry(PanelSeries Series, ColorMap Map, double Left, double CenterY)
{
    /// <summary>Width of the symbol.</summary>
    public const double SymbolWidth = 0.24;

    /// <summary>Where the text begins.</summary>
    public double TextLeft => Left + SymbolWidth + 0.05;
}
