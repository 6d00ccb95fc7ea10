namespace NtkWorkbench.Figures;

/// <summary>The trainings of a sweep by colour: log₁₀ of the rate over its limit, dark for small rates.</summary>
internal sealed class FractionScale(IReadOnlyList<SweepCurve> curves)
{
    private readonly double _low = Math.Log10(curves.Min(curve => curve.Fraction));
    private readonly double _high = Math.Log10(curves.Max(curve => curve.Fraction));

    public ColorScale Colors => new()
    {
        Label = "log₁₀ η over the limit",
        Limits = _low < _high ? new Interval(_low, _high) : new Interval(_low - 1, _low + 1),
    };

    public LineSeries Line(SweepCurve curve, string xName, double[] x, string yName, double[] y, LineStyle style)
    {
        string fraction = Drawing.Word(curve.Fraction.ToString("R", CultureInfo.InvariantCulture));
        double place = _low < _high ? (Math.Log10(curve.Fraction) - _low) / (_high - _low) : 0.5;
        return new()
        {
            X = new($"{xName}_{fraction}", x),
            Y = new($"{yName}_{fraction}", y),
            Style = style with { Color = SeriesColor.Mapped(place) },
        };
    }
}
