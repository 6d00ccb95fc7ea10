namespace NtkWorkbench.Figures;

/// <summary>An axis's numbers as ScottPlot's, whose axes are all even: on a log axis their logarithms; and what those added span.</summary>
internal sealed class AxisMap(Axis axis)
{
    private const double LargestDrawn = 1e300;
    private const double SmallestOnLog = 1e-300;

    // A range narrower than this share of its numbers is rounding noise, and drawn as a constant.
    private const double Noise = 1e-11;

    // The same on a log axis, in decades.
    private const double LogNoise = 0.004;

    // Lengths of a stated axis at which what lies beyond is drawn: pixels are single precision and must stay finite.
    private const double Far = 1000;

    private readonly bool _isLog = axis.Scale == AxisScale.Log;
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;

    public static bool IsFinite(double value) => Math.Abs(value) <= LargestDrawn;

    public bool Has(double value) => IsFinite(value) && (!_isLog || value >= SmallestOnLog);

    /// <summary>Whether a number lies off the stated axis.</summary>
    public bool IsBeyond(double value) => axis.Limits is Interval limits && (value < limits.Low || value > limits.High);

    /// <summary>Where a number lies; NaN where it has no place.</summary>
    public double At(double value)
    {
        if (!Has(value))
            return double.NaN;
        if (axis.Limits is not Interval limits)
            return Scaled(value);
        double low = Scaled(limits.Low), high = Scaled(limits.High), beyond = Far * (high - low);
        return Math.Clamp(Scaled(value), low - beyond, high + beyond);
    }

    /// <summary>Where a number lies, and the axis reaches so far.</summary>
    public double Reach(double value)
    {
        double at = At(value);
        if (!double.IsNaN(at))
            (_low, _high) = (Math.Min(_low, at), Math.Max(_high, at));
        return at;
    }

    /// <summary>The stated ends, else those that hold what was added and a margin, a share of the length to each side.</summary>
    public SP.CoordinateRange Range(double margin)
    {
        if (axis.Limits is Interval limits)
            return new(Scaled(limits.Low), Scaled(limits.High));
        if (_low > _high)
            return _isLog ? new(-1, 1) : new(0, 1);
        double length = _high - _low, largest = Math.Max(Math.Abs(_low), Math.Abs(_high));
        double pad = (_isLog, length <= (_isLog ? LogNoise : Math.Max(Noise * largest, SmallestOnLog))) switch
        {
            (_, false) => margin * length,
            (true, true) => 0.5,
            (false, true) => largest > SmallestOnLog ? largest / 2 : 0.5,
        };
        return new(_low - pad, _high + pad);
    }

    private double Scaled(double value) => _isLog ? Math.Log10(value) : value;
}
