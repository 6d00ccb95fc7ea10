namespace NtkWorkbench.Figures;

/// <summary>The plane of two inputs: a function on equally spaced points of a rectangle, x₁ the faster, is a heat map, on other points it
/// is the points, coloured.</summary>
internal sealed class PlaneMap
{
    public const int MostPanelsInRow = 3;
    public const double RowHeight = 2.05;

    public const int MostSamples = 400;
    private const int MostElbows = 60;

    // Of a length: steps of equally spaced points differ by less, and points that are not a rectangle keep so far from the frame.
    private const double SameStep = 1e-9;
    private const double Margin = 0.03;

    // A rectangle that is longer fills its panel, whatever the units of its sides.
    private const double LongestSide = 1.5;

    private readonly Matrix _points;
    private readonly int _width;
    private readonly IReadOnlyList<string> _names;
    private readonly Interval _x;
    private readonly Interval _y;

    /// <param name="points">The points, (g, 2).</param>
    /// <param name="names">What the two inputs are called.</param>
    public PlaneMap(Matrix points, IReadOnlyList<string> names)
    {
        ShapeException.ThrowIfLengthDiffers("a point of a map", 2, points.Columns);
        (_points, _names, _width) = (points, names, WidthOf(points));
        (_x, _y) = (Side(points.Column(0), _width), Side(points.Column(1), _width == 0 ? 0 : points.Rows / _width));
    }

    /// <summary>A panel of one function; <paramref name="over"/> lies over it.</summary>
    public Panel Panel(string? title, string name, double[] values, ColorScale colors, params IEnumerable<PanelSeries> over) =>
        Empty(title) with { Colors = colors, Series = [Function(name, values), .. over] };

    /// <summary>The panel's frame and axes, with nothing drawn.</summary>
    public Panel Empty(string? title) => new()
    {
        Title = title,
        X = new() { Label = _names[0], Limits = _x },
        Y = new() { Label = _names[1], Limits = _y },
        Square = Math.Max(_x.Length / _y.Length, _y.Length / _x.Length) <= LongestSide,
        Series = [],
    };

    /// <summary>Numbers on the points, on every cell's middle.</summary>
    public PanelSeries Function(string name, double[] values) => _width == 0
        ? new PointSeries
        {
            X = Drawing.Column("x_1", _points, 0),
            Y = Drawing.Column("x_2", _points, 1),
            Values = new(name, values),
            Style = new() { Size = _points.Rows > 300 ? 3 : 4.5 },
        }
        : Cells(name, new(values.Length / _width, _width, values));

    /// <summary>A matrix of cells that fill the rectangle of all points, x₁ along its columns.</summary>
    public HeatMapSeries Cells(string name, Matrix cells) => new() { Values = new(name, cells), X = _x, Y = _y };

    /// <summary>The points' shape as a rectangle, in points along x₁; 0: none.</summary>
    public int Width => _width;

    /// <summary>Samples in rings, at most 400 of them, coloured by numbers where there are some.</summary>
    public static IEnumerable<PanelSeries> Samples(Matrix inputs, double[] values, string? label, string name = "sample")
    {
        int[] rows = Thinned.Evenly(inputs.Rows, MostSamples);
        DataColumn x = new($"{name}_x_1", Array.ConvertAll(rows, row => inputs[row, 0])),
            y = new($"{name}_x_2", Array.ConvertAll(rows, row => inputs[row, 1]));
        double size = rows.Length > 150 ? 2.6 : 3.6;
        yield return new PointSeries
        {
            X = x, Y = y, Values = new($"{name}_value", Array.ConvertAll(rows, row => values[row])), Style = new() { Size = size },
        };
        yield return new PointSeries
        {
            X = x, Y = y, Label = label, Style = new() { Marker = Marker.OpenCircle, Size = size, Opacity = 0.75 },
        };
    }

    /// <summary>What a picture says where not all samples are drawn; null: all are.</summary>
    public string? SamplesNote(Matrix inputs, int most = MostSamples)
    {
        int outside = Enumerable.Range(0, inputs.Rows).Count(row => inputs[row, 0] < _x.Low || inputs[row, 0] > _x.High
            || inputs[row, 1] < _y.Low || inputs[row, 1] > _y.High);
        return Join(
            inputs.Rows <= most ? null
                : string.Create(CultureInfo.InvariantCulture, $"{most} of {inputs.Rows:N0} samples, evenly spread"),
            outside == 0 ? null
                : string.Create(CultureInfo.InvariantCulture, $"{outside:N0} of {inputs.Rows:N0} samples lie outside of the map"));
    }

    /// <summary>The elbows of units w₁x₁ + w₂x₂ + b = 0 as hairlines, at most 60, evenly spread over the units' numbers; and what is said
    /// of those that are not drawn.</summary>
    /// <param name="lines">(w₁, w₂, b), a row a unit; null: none.</param>
    /// <param name="name">A part of the columns' names.</param>
    public (IEnumerable<PanelSeries> Series, string? Note) Elbows(Matrix? lines, string name)
    {
        if (lines is null)
            return ([], null);
        (int Unit, double[] X, double[] Y)[] inside = [.. Enumerable.Range(0, lines.Rows)
            .Select(unit => Clip(lines[unit, 0], lines[unit, 1], lines[unit, 2]) is (double[] x, double[] y) ? (unit, x, y) : default)
            .Where(line => line.x is not null)];
        int[] drawn = Thinned.Evenly(inside.Length, MostElbows);
        string few = drawn.Length < inside.Length ? $", {drawn.Length} drawn, evenly spread" : "";
        return (drawn.Select((i, order) => new LineSeries
        {
            Label = order == 0 ? "elbows of the first layer's units" : null,
            X = new($"{name}_elbow_{inside[i].Unit + 1}_x_1", inside[i].X),
            Y = new($"{name}_elbow_{inside[i].Unit + 1}_x_2", inside[i].Y),
            Style = new() { Width = 0.4, Opacity = 0.6 },
        }), string.Create(CultureInfo.InvariantCulture, $"{inside.Length:N0} of {lines.Rows:N0} elbows cross the map{few}"));
    }

    // The part of ax + by + c = 0 in the rectangle: from the foot of the perpendicular along (−b, a), as far as both sides allow.
    private (double[] X, double[] Y)? Clip(double a, double b, double c)
    {
        double square = (a * a) + (b * b), x = -a * c / square, y = -b * c / square, low = double.NegativeInfinity, high = -low;
        foreach ((double at, double slope, Interval side) in new[] { (x, -b, _x), (y, a, _y) })
        {
            if (slope == 0 && (at < side.Low || at > side.High))
                return null;
            double one = (side.Low - at) / slope, other = (side.High - at) / slope;
            (low, high) = slope == 0 ? (low, high) : (Math.Max(low, Math.Min(one, other)), Math.Min(high, Math.Max(one, other)));
        }
        return low < high && double.IsFinite(high - low) ? (Ends(x, -b, _x), Ends(y, a, _y)) : null;

        // Rounding must not carry an end out of the map.
        double[] Ends(double at, double slope, Interval side) =>
            [Math.Clamp(at + (low * slope), side.Low, side.High), Math.Clamp(at + (high * slope), side.Low, side.High)];
    }

    // How many points lie along x₁ where the points are a rectangle, x₁ the faster; 0 where they are not.
    private static int WidthOf(Matrix points)
    {
        int width = Enumerable.Range(0, points.Rows).TakeWhile(row => points[row, 1] == points[0, 1]).Count();
        int height = width == 0 ? 0 : points.Rows / width;
        if (width < 2 || height < 2 || width * height != points.Rows)
            return 0;
        double[] x = [.. Enumerable.Range(0, width).Select(i => points[i, 0])],
            y = [.. Enumerable.Range(0, height).Select(j => points[j * width, 1])];
        return IsEven(x) && IsEven(y)
            && Enumerable.Range(0, points.Rows).All(row => points[row, 0] == x[row % width] && points[row, 1] == y[row / width])
            ? width : 0;
    }

    /// <summary>A scale that holds the leading functions, outliers clipped.</summary>
    public static ColorScale Scale(ColorScale scale, double[] values)
    {
        ColorScale fitted = Drawing.WithoutOutliers(scale, values);
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min(), high = finite.DefaultIfEmpty(0).Max(), most = Math.Max(-low, high);
        return fitted.Limits is null && high > low
            ? fitted with { Limits = scale.Map == ColorMap.Diverging ? new(-most, most) : new(low, high) } : fitted;
    }

    /// <summary>What a picture says of numbers beyond the ends of a scale; null: there are none.</summary>
    public static string? Clipped(ColorScale scale, double[] values)
    {
        int beyond = scale.Limits is Interval ends ? values.Count(value => value < ends.Low || value > ends.High) : 0;
        return beyond == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"{100.0 * beyond / values.Length:0.#} % beyond the ends of the colours");
    }

    public static string? Join(params string?[] notes) =>
        string.Join("; ", notes.OfType<string>()) is { Length: > 0 } note ? note : null;

    private static bool IsEven(double[] values)
    {
        double length = values[^1] - values[0];
        return length > 0 && Enumerable.Range(0, values.Length)
            .All(i => Math.Abs(values[i] - values[0] - (i * length / (values.Length - 1))) <= SameStep * length);
    }

    // Of cells about their points; of other points a little more than they span.
    private static Interval Side(double[] values, int count)
    {
        double low = values.DefaultIfEmpty(0).Min(), high = values.DefaultIfEmpty(1).Max();
        double pad = count > 1 ? (high - low) / (count - 1) / 2 : high > low ? Margin * (high - low) : 1;
        return new(low - pad, high + pad);
    }
}
