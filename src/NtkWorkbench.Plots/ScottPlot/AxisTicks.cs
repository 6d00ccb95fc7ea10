using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>
/// Where an axis has ticks and what stands there: ScottPlot's even ticks, whose labels it measures; on a log axis those of decades,
/// and the digits between them where there are few.
/// </summary>
internal sealed class AxisTicks(Axis axis) : SP.ITickGenerator
{
    private const int DecadesWithDigits = 8;
    private const int DecadesWithTicks = 40;

    /// <summary>A tick at an end of the axis must not fall off it by rounding.</summary>
    private const double Rounding = 1e-9;

    private const int MostNumbers = 8;

    /// <summary>Tried until an axis has numbers enough and not too many: airier, then as dense as labels just allow.</summary>
    private static readonly double[] Densities = [1, 0.7, 0.5, 0.35, 1.1];

    /// <summary>The same for upright axes: ScottPlot keeps lines of text far apart.</summary>
    private static readonly double[] UprightDensities = [1, 0.7, 0.5, 0.35, 1.4, 2, 3];

    /// <inheritdoc/>
    public SP.Tick[] Ticks { get; private set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 1000;

    /// <inheritdoc/>
    public void Regenerate(SP.CoordinateRange range, SP.Edge edge, SP.PixelLength size, SP.Paint paint, SP.LabelStyle labelStyle)
    {
        double[] Even(SP.CoordinateRange over, bool whole, Func<double, double, string> text)
        {
            SP.CoordinateRange wider = new(over.Min - (Rounding * over.Span), over.Max + (Rounding * over.Span));
            double[] positions = [];
            foreach (double density in edge is SP.Edge.Left or SP.Edge.Right ? UprightDensities : Densities)
            {
                SP.TickGenerators.NumericAutomatic even = new() { TickDensity = density, LabelFormatter = value => text(value, RoughStep(over)) };
                even.Regenerate(wider, edge, size, paint, labelStyle);
                positions = [.. even.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Position).Where(at => !whole || IsWhole(at))];
                if (positions.Length is > 1 and <= MostNumbers)
                    break;
            }
            return positions;
        }

        SP.Tick[] ticks = axis.Scale switch
        {
            AxisScale.Linear => Numbers(range, Even(range, axis.Integers, Number(range)), at => at),
            AxisScale.Log => Log(range, Even),
            _ => throw new InvalidOperationException($"{axis.Scale} is not an axis scale"),
        };
        Ticks = [.. ticks.Select(tick => new SP.Tick(Math.Clamp(tick.Position, range.Min, range.Max), axis.TickLabels ? tick.Label : "", tick.IsMajor))];
    }

    private static SP.Tick[] Log(SP.CoordinateRange range, Func<SP.CoordinateRange, bool, Func<double, double, string>, double[]> even)
    {
        double[] decades = even(range, true, (value, _) => NumberText.PowerOfTen((int)Math.Round(value)));
        if (decades.Length > 1)
            return [.. decades.Select(at => SP.Tick.Major(at, NumberText.PowerOfTen((int)Math.Round(at)))), .. Between(range).Except(decades.Select(at => Math.Round(at))).Select(SP.Tick.Minor)];
        SP.Tick[] digits = [.. Digits(range)];
        if (digits.Count(tick => tick.IsMajor) > 1)
            return digits;
        SP.CoordinateRange values = new(Math.Pow(10, range.Min), Math.Pow(10, range.Max));
        return Numbers(values, even(values, false, Number(values)), Math.Log10);
    }

    /// <summary>Ticks without numbers: digits of few decades, or decades; none where they would run together.</summary>
    private static IEnumerable<double> Between(SP.CoordinateRange range) => range.Span switch
    {
        <= DecadesWithDigits => Digits(range).Select(tick => tick.Position),
        <= DecadesWithTicks => Enumerable.Range((int)Math.Ceiling(range.Min), (int)(Math.Floor(range.Max) - Math.Ceiling(range.Min)) + 1).Select(exponent => (double)exponent),
        _ => [],
    };

    /// <summary>The digits of all decades in a range of logarithms; 1, 2 and 5 have numbers.</summary>
    private static IEnumerable<SP.Tick> Digits(SP.CoordinateRange range)
    {
        for (int exponent = (int)Math.Floor(range.Min); exponent <= range.Max; exponent++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double at = exponent + Math.Log10(digit);
                if (at >= range.Min - Rounding && at <= range.Max + Rounding)
                    yield return new SP.Tick(at, digit is 1 or 2 or 5 ? Labelled(digit, exponent) : "", digit is 1 or 2 or 5);
            }
        }
    }

    private static string Labelled(int digit, int exponent) => Math.Abs(exponent) <= 2
        ? NumberText.Format(digit * Math.Pow(10, exponent), Math.Pow(10, exponent), 1)
        : digit == 1 ? NumberText.PowerOfTen(exponent) : $"{digit}×{NumberText.PowerOfTen(exponent)}";

    private static Func<double, double, string> Number(SP.CoordinateRange range)
    {
        double largest = Math.Max(Math.Abs(range.Min), Math.Abs(range.Max));
        return (value, step) => NumberText.Format(value, step, largest);
    }

    private static SP.Tick[] Numbers(SP.CoordinateRange range, double[] values, Func<double, double> place)
    {
        double step = values.Length > 1 ? values[1] - values[0] : RoughStep(range);
        return [.. values.Select(value => SP.Tick.Major(place(value), Number(range)(value, step)))];
    }

    private static double RoughStep(SP.CoordinateRange range) => Math.Pow(10, NumberText.Exponent(range.Span / 4));

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < 1e-6;
}
