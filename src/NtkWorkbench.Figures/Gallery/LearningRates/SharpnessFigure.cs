using System.Globalization;

namespace NtkWorkbench.Figures;

/// <summary>Sharpness along training in units of what the rate can bear, 2/η for gradient descent: below 1 stable, about 1 the edge of
/// stability.</summary>
public static class SharpnessFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "sharpness";

    /// <summary>Builds the figure.</summary>
    /// <param name="curves">The trainings, by rate; those that diverged are left out.</param>
    public static Figure Build(IReadOnlyList<SweepCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        SweepCurve[] shown = [.. curves.Where(curve => !curve.Diverged && curve.SharpnessSteps.Length > 0)];
        return new Figure
        {
            Name = Name,
            Height = 2.8,
            Columns = 2,
            Panels =
            [
                Panel(shown, "kernel's part", "kernel", curve => curve.KernelSharpness, bar: false),
                Panel(shown, "loss Hessian", "hessian", curve => curve.LossSharpness, bar: true),
            ],
        };
    }

    private static Panel Panel(SweepCurve[] curves, string title, string word, Func<SweepCurve, double[]> sharpness, bool bar)
    {
        double low = Math.Log10(curves.Min(curve => curve.Fraction)), high = Math.Log10(curves.Max(curve => curve.Fraction));
        return new Panel
        {
            Title = title,
            X = new() { Label = "step", Integers = true },
            Y = new() { Label = bar ? null : "sharpness over what η bears", Scale = AxisScale.Log },
            Colors = new ColorScale { Label = "log₁₀ η over the limit",
                Limits = low < high ? new Interval(low, high) : new Interval(low - 1, low + 1), Bar = bar },
            Series =
            [
                .. curves.Select(
                    curve => Curve(curve, word, sharpness(curve), low < high ? (Math.Log10(curve.Fraction) - low) / (high - low) : 0.5)),
                new ReferenceLine { Orientation = Orientation.Horizontal, Value = 1 },
            ],
        };
    }

    private static LineSeries Curve(SweepCurve curve, string word, double[] sharpness, double place)
    {
        string fraction = Drawing.Word(curve.Fraction.ToString("R", CultureInfo.InvariantCulture));
        return new LineSeries
        {
            X = new($"step_{fraction}", curve.SharpnessSteps),
            Y = new($"{word}_{fraction}", [.. sharpness.Zip(curve.SharpnessLimits, (value, limit) => value / limit)]),
            Style = new() { Color = SeriesColor.Mapped(place), Width = 0.9 },
        };
    }
}
