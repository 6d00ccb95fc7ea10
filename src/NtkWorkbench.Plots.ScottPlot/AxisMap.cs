using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>An axis's numbers as ScottPlot's, whose axes are all even: on a log axis their logarithms.</summary>
internal sealed class AxisMap
{
    /// <summary>Lengths of the axis at which what lies beyond is drawn: pixels are single precision and must stay finite.</summary>
    private const double Far = 1000;

    private readonly AxisScale _scale;
    private readonly double _lowest;
    private readonly double _highest;

    public AxisMap(AxisScale scale, Interval limits)
    {
        _scale = scale;
        Range = new SP.CoordinateRange(Scaled(limits.Low), Scaled(limits.High));
        (_lowest, _highest) = (Range.Min - (Far * Range.Span), Range.Max + (Far * Range.Span));
    }

    /// <summary>The ends of the axis.</summary>
    public SP.CoordinateRange Range { get; }

    /// <summary>Where a number lies; NaN where it has no place on the scale.</summary>
    public double At(double value) =>
        DrawnRange.Drawable(value, _scale) ? Math.Clamp(Scaled(value), _lowest, _highest) : double.NaN;

    /// <summary>Where a number lies as a share of the axis.</summary>
    public double Share(double value) => (At(value) - Range.Min) / Range.Span;

    private double Scaled(double value) => _scale switch
    {
        AxisScale.Linear => value,
        AxisScale.Log => Math.Log10(value),
        _ => throw new ArgumentOutOfRangeException(nameof(value), _scale, "not an axis scale"),
    };
}
