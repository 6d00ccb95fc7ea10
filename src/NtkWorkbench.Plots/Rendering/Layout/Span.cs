using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>What numbers span so far; empty at first.</summary>
internal readonly record struct Span(AxisScale Scale, double Low = double.PositiveInfinity, double High = double.NegativeInfinity)
{
    /// <summary>A range narrower than this share of its numbers is rounding noise, and drawn as a constant.</summary>
    private const double Noise = 1e-11;

    /// <summary>Ends of a log axis stay within 10 to this power, where doubles have all their digits.</summary>
    private const double LargestDecade = 307;

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
            return PaddedOnLog(margin);
        double length = High - Low;
        if (length <= Noise * Math.Max(Math.Abs(Low), Math.Abs(High)))
            length = Math.Max(Math.Abs(Low), 1) / Math.Max(margin, 0.5) / 2;
        else if (margin == 0)
            return new(Low, High);
        double pad = High - Low < length ? length * Math.Max(margin, 0.5) : length * margin;
        return new(Low - pad, High + pad);
    }

    // In logarithms: the ratio of the ends, and an end with its margin, may pass what a double holds.
    private Interval PaddedOnLog(double margin)
    {
        double low = Math.Log10(Low), high = Math.Log10(High);
        double pad = high - low < 0.004 ? Math.Log10(3) : margin * (high - low);
        return new(Math.Pow(10, Math.Max(low - pad, -LargestDecade)), Math.Pow(10, Math.Min(high + pad, LargestDecade)));
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
