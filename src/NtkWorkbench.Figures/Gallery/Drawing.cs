namespace NtkWorkbench.Figures;

/// <summary>What the figures of the gallery have in common: how panels lie on a page, checkpoints are coloured and curves drawn.</summary>
internal static class Drawing
{
    // Between the blue of the first checkpoint and the vermillion of the last: green, purple, orange, sky blue.
    private static readonly int[] Between = [3, 7, 1, 2];

    // Numbers that span over this many times their middle 98 % are said to have outliers.
    private const double MostStretch = 3;

    public static Axis StepAxis { get; } = new() { Label = "step", Integers = true };

    public static Axis EpochAxis { get; } = new() { Label = "epoch" };

    /// <summary>Panels row by row below one legend; a single column of them is as wide as a column of a page. <c>mostInRow</c>: panels in a
    /// row; fewer where there are fewer. <c>rowHeight</c>: in inches. <c>around</c>: inches above and below all rows.</summary>
    public static Figure InRows(string name, IReadOnlyList<Panel> panels, int mostInRow, double rowHeight, double around = 0)
    {
        int columns = Math.Clamp(panels.Count, 1, mostInRow), rows = Math.Max(1, (panels.Count + columns - 1) / columns);
        return new()
        {
            Name = name,
            Width = columns == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = around + (rows * rowHeight),
            Rows = rows,
            Columns = columns,
            Legend = LegendPlacement.Above,
            Panels = panels,
        };
    }

    public static SeriesColor CheckpointColor(int index, int count) =>
        SeriesColor.Palette(index == 0 ? 5 : index == count - 1 ? 6 : Between[(index - 1) % Between.Length]);

    public static LineStyle Style(int color, double width = 1, DashStyle dash = DashStyle.Solid) =>
        new() { Color = SeriesColor.Palette(color), Width = width, Dash = dash };

    public static PointStyle Points(int color, Marker marker, double size) =>
        new() { Color = SeriesColor.Palette(color), Marker = marker, Size = size };

    /// <summary>A line, or a point where there is only one: a line through one point is not seen.</summary>
    public static PanelSeries Curve(DataColumn x, DataColumn y, LineStyle style, string? label = null) => x.Values.Length == 1
        ? new PointSeries { X = x, Y = y, Label = label, Style = new() { Color = style.Color, Size = 4, Opacity = style.Opacity } }
        : new LineSeries { X = x, Y = y, Label = label, Style = style };

    public static ReferenceLine Horizontal(double value, string? label = null, LineStyle? style = null) =>
        Reference(Orientation.Horizontal, value, label, style);

    public static ReferenceLine Vertical(double value, string? label = null, LineStyle? style = null) =>
        Reference(Orientation.Vertical, value, label, style);

    /// <summary>A column of every stride-th entry of a matrix's column.</summary>
    public static DataColumn Column(string name, Matrix matrix, int column, int first = 0, int stride = 1)
    {
        double[] values = new double[(matrix.Rows - first + stride - 1) / stride];
        for (int i = 0; i < values.Length; i++)
            values[i] = matrix[first + (i * stride), column];
        return new(name, values);
    }

    public static DataColumn Steps(IReadOnlyList<int> steps) => new("step", [.. steps.Select(step => (double)step)]);

    /// <summary>Steps as x; in epochs of so many steps where these are given.</summary>
    public static (DataColumn Column, Axis Axis) Steps(IReadOnlyList<int> steps, int? perEpoch) => perEpoch is not int each
        ? (Steps(steps), StepAxis) : (new("epoch", [.. steps.Select(step => (double)step / each)]), EpochAxis);

    /// <summary>A checkpoint's or number's name as a part of a column's name: "step_500".</summary>
    public static string Word(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));

    /// <summary>A symbol with a subscript: σ and 12 give "σ₁₂".</summary>
    public static string Subscript(string symbol, int number) => symbol + string.Concat(
        number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + (digit - '0'))));

    /// <summary>The rows of a heat map, which begins at the bottom, so that the first stands on top.</summary>
    public static Matrix FromAbove(Matrix values) => values.Take([.. Enumerable.Range(0, values.Rows).Reverse()]);

    /// <summary>The rows and columns of a square matrix at some indices.</summary>
    public static Matrix Select(Matrix square, int[] indices)
    {
        Matrix selected = new(indices.Length, indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            for (int j = 0; j < indices.Length; j++)
                selected[i, j] = square[indices[i], indices[j]];
        }
        return selected;
    }

    /// <summary>A quantile of ascending numbers, linear between them.</summary>
    public static double Quantile(double[] ascending, double share)
    {
        double at = share * (ascending.Length - 1);
        int below = (int)at;
        return ascending[below] + ((at - below) * (ascending[Math.Min(below + 1, ascending.Length - 1)] - ascending[below]));
    }

    /// <summary>Ends at the 1st and 99th percentile where all numbers span over three times as much and would blank the map; the bar says
    /// what share is clipped.</summary>
    public static ColorScale WithoutOutliers(ColorScale scale, IEnumerable<double> numbers)
    {
        double[] finite = [.. numbers.Where(double.IsFinite).Order()];
        if (finite.Length == 0)
            return scale;
        double low = Quantile(finite, 0.01), high = Quantile(finite, 0.99), span = finite[^1] - finite[0];
        if (scale.Map == ColorMap.Diverging)
        {
            high = Math.Max(Math.Abs(low), Math.Abs(high));
            (low, span) = (-high, 2 * Math.Max(Math.Abs(finite[0]), Math.Abs(finite[^1])));
        }
        if (!(high > low) || span <= MostStretch * (high - low))
            return scale;
        double share = 100.0 * finite.Count(value => value < low || value > high) / finite.Length;
        string clipped = string.Create(CultureInfo.InvariantCulture, $"{share:0.#} % clipped");
        return scale with { Limits = new Interval(low, high), Label = scale.Label is null ? clipped : $"{scale.Label}, {clipped}" };
    }

    public static void RequireOneInput(Matrix grid, string what) =>
        ShapeException.ThrowIfLengthDiffers($"the grid of the {what}, per row,", 1, grid.Columns);

    private static ReferenceLine Reference(Orientation orientation, double value, string? label, LineStyle? style)
    {
        ReferenceLine line = new() { Label = label, Orientation = orientation, Value = value };
        return style is null ? line : line with { Style = style };
    }
}
