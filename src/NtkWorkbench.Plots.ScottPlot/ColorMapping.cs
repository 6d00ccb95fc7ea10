using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Colors;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Numbers as colours of a map whose ends are those of an interval.</summary>
internal readonly record struct ColorMapping(ColorMap Map, Interval Limits)
{
    /// <summary>A number's colour; that of the nearer end beyond the limits, of the middle where it is not finite.</summary>
    public Rgb At(double value) => Palette.At(Map, double.IsFinite(value) ? (value - Limits.Low) / Limits.Length : 0.5);
}
