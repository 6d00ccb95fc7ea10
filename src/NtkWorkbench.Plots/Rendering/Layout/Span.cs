using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>What numbers span so far; empty at first.</summary>
internal readonly record struct Span(AxisScale Scale, double Low = double.PositiveInfinity, double High = double.NegativeInfinity)
{
    /// <summary>A range narrower than this share of its numbers is rounding noise, and drawn as a constant.</summary>
    private const double Noise = 1e-11;

    /// <summary>Numbers nearer than this on a log axis are drawn as one, in the middle of an axis of twice <see cref="AloneDecades"/>.</summary>
    private const double SmallestDecades = 0.004;
    private const double AloneDecades = 0.5;

    private const double LowestDecade = -307;
    private const double HighestDecade = 308;

    /// <summary>The span with one more number.</summary>
    public Span With(double value) => this with { Low = Math.Min(Low, value), High = Math.Max(High, value) };

    /// <summary>The span with more numbers.</summary>
    public Span With(IEnumerable<double> values) => values.Aggregate(this, (span, value) => span.With(value));

    /// <summary>An interval of positive length with a margin, a share of the length to each side.</summary>
    public Interval Padded(double margin)
    {
        if (Low > High)
            return Scale == AxisScale.Log ? new(0.1, 10) : new(0, 1);
        if (Scale == AxisScale.Log)
            return PaddedByDecades(margin);
        double length = High - Low;
        if (length <= Noise * Math.Max(Math.Abs(Low), Math.Abs(High)))
            length = Math.Max(Math.Abs(Low), 1) / Math.Max(margin, 0.5) / 2;
        else if (margin == 0)
            return new(Low, High);
        double pad = High - Low < length ? length * Math.Max(margin, 0.5) : length * margin;
        return new(Low - pad, High + pad);
    }

    // Three hundred decades with a margin reach past what a double holds.
    private Interval PaddedByDecades(double margin)
    {
        double low = Math.Log10(Low), high = Math.Log10(High);
        double pad = high - low < SmallestDecades ? AloneDecades : margin * (high - low);
        return new(Math.Pow(10, Math.Max(low - pad, LowestDecade)), Math.Pow(10, Math.Min(high + pad, HighestDecade)));
    }

    /// <summary>The ends of a colour scale: symmetric about zero for a diverging map.</summary>
    public Interval ForColors(ColorMap map)
    {
        if (Low > High)
            return new(map == ColorMap.Diverging ? -1 : 0, 1);
        double largest = Math.Max(Math.Abs(Low), Math.Abs(High));
        if (map == ColorMap.Diverging)
            return largest == 0 ? new(-1, 1) : new(-largest, largest);
        return High - Low > Noise * largest ? new(Low, High) : new(Low - (0.5 * Math.Max(largest, 1)), Low + (0.5 * Math.Max(largest, 1)));
    }
}
