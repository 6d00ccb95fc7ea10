namespace NtkWorkbench.Figures;

/// <summary>
/// Where an axis has ticks and what stands there: ScottPlot's even ticks, whose labels it measures; on a log axis those of decades,
/// and the digits between them where there are few.
/// </summary>
internal sealed class AxisTicks(Axis axis) : SP.ITickGenerator
{
    private const int DecadesWithDigits = 8;
    private const int DecadesWithTicks = 40;

    // A tick at an end of the axis must not fall off it by rounding.
    private const double Rounding = 1e-9;

    private const int MostNumbers = 8;

    // Tried until an axis has numbers enough and not too many: airier, then as dense as labels just allow.
    private static readonly double[] Densities = [1, 0.7, 0.5, 0.35, 1.1, 1.5];

    // The same for upright axes: ScottPlot keeps lines of text far apart.
    private static readonly double[] UprightDensities = [1, 0.7, 0.5, 0.35, 1.4, 2, 3];

    public SP.Tick[] Ticks { get; private set; } = [];

    public int MaxTickCount { get; set; } = 1000;

    public void Regenerate(SP.CoordinateRange range, SP.Edge edge, SP.PixelLength size, SP.Paint paint, SP.LabelStyle labelStyle)
    {
        Room room = new(edge, size, paint, labelStyle);
        IEnumerable<SP.Tick> ticks = axis.Scale switch
        {
            _ when axis.Ticks is not null => axis.Ticks.Select(tick => SP.Tick.Major(
                axis.Scale == AxisScale.Log ? Math.Log10(tick.At) : tick.At, FigureFont.Line(tick.Text))),
            AxisScale.Linear => Numbers(range, axis.Integers, room),
            AxisScale.Log => Log(range, room),
            _ => throw new InvalidOperationException($"{axis.Scale} is not an axis scale"),
        };
        Ticks = [.. ticks.Select(
            tick => new SP.Tick(Math.Clamp(tick.Position, range.Min, range.Max), axis.TickLabels ? tick.Label : "", tick.IsMajor))];
    }

    private static IEnumerable<SP.Tick> Numbers(SP.CoordinateRange range, bool whole, Room room)
    {
        double largest = Math.Max(Math.Abs(range.Min), Math.Abs(range.Max)), roughly = Math.Pow(10, NumberText.Exponent(range.Span / 4));
        double[] values = room.Even(range, whole, value => NumberText.Format(value, roughly, largest));
        double step = values.Length > 1 ? values[1] - values[0] : roughly;
        return values.Select(value => SP.Tick.Major(value, NumberText.Format(value, step, largest)));
    }

    private static IEnumerable<SP.Tick> Log(SP.CoordinateRange range, Room room)
    {
        double[] decades = room.Even(range, true, Decade);
        if (decades.Length > 1)
            return [.. decades.Select(at => SP.Tick.Major(at, Decade(at))),
                .. Between(range).Except(decades.Select(at => Math.Round(at))).Select(SP.Tick.Minor)];
        SP.Tick[] digits = [.. Digits(range)];
        return digits.Count(tick => tick.IsMajor) > 1
            ? digits
            : Numbers(new(Math.Pow(10, range.Min), Math.Pow(10, range.Max)), false, room)
            .Select(tick => SP.Tick.Major(Math.Log10(tick.Position), tick.Label));
    }

    // Places of ticks without numbers: digits of few decades, or decades; none where they would run together.
    private static IEnumerable<double> Between(SP.CoordinateRange range) => range.Span switch
    {
        <= DecadesWithDigits => Digits(range).Select(tick => tick.Position),
        <= DecadesWithTicks =>
            Enumerable.Range((int)Math.Ceiling(range.Min), (int)(Math.Floor(range.Max) - Math.Ceiling(range.Min)) + 1)
                .Select(exponent => (double)exponent),
        _ => [],
    };

    // The digits of all decades; 1, 2 and 5 have numbers.
    private static IEnumerable<SP.Tick> Digits(SP.CoordinateRange range) =>
        from exponent in Enumerable.Range((int)Math.Floor(range.Min), (int)(Math.Floor(range.Max) - Math.Floor(range.Min)) + 1)
        from digit in Enumerable.Range(1, 9)
        let at = exponent + Math.Log10(digit)
        where at >= range.Min - Rounding && at <= range.Max + Rounding
        select digit is 1 or 2 or 5 ? SP.Tick.Major(at, Digit(digit, exponent)) : SP.Tick.Minor(at);

    private static string Decade(double logarithm) => NumberText.PowerOfTen((int)Math.Round(logarithm));

    private static string Digit(int digit, int exponent) => Math.Abs(exponent) <= 2
        ? NumberText.Format(digit * Math.Pow(10, exponent), Math.Pow(10, exponent), 1)
        : digit == 1 ? NumberText.PowerOfTen(exponent) : $"{digit}×{NumberText.PowerOfTen(exponent)}";

    // What ScottPlot needs to know to leave room for labels.
    private sealed record Room(SP.Edge Edge, SP.PixelLength Size, SP.Paint Paint, SP.LabelStyle Style)
    {
        /// <summary>Round numbers at even distances, at least two where there is room.</summary>
        public double[] Even(SP.CoordinateRange range, bool whole, Func<double, string> text)
        {
            SP.CoordinateRange wider = new(range.Min - (Rounding * range.Span), range.Max + (Rounding * range.Span));
            double[] values = [];
            foreach (double density in Edge is SP.Edge.Left or SP.Edge.Right ? UprightDensities : Densities)
            {
                SP.TickGenerators.NumericAutomatic even = new() { TickDensity = density, LabelFormatter = text };
                even.Regenerate(wider, Edge, Size, Paint, Style);
                double[] tried = [.. even.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Position)
                    .Where(at => !whole || Math.Abs(at - Math.Round(at)) < 1e-6)];
                if (tried.Length is > 1 and <= MostNumbers)
                    return tried;
                // A wide axis has too many at every density: the fewest then.
                values = values.Length > 1 && tried.Length >= values.Length ? values : tried;
            }
            return values;
        }
    }
}
