namespace NtkWorkbench.Figures;

/// <summary>What the figures of the gallery have in common: how panels lie on a page, checkpoints are coloured and curves drawn.</summary>
internal static class Drawing
{
    // Between the blue of the first checkpoint and the vermillion of the last: green, purple, orange, sky blue.
    private static readonly int[] Between = [3, 7, 1, 2];

    public static Axis StepAxis { get; } = new() { Label = "step", Integers = true };

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

    /// <summary>A checkpoint's or number's name as a part of a column's name: "step_500".</summary>
    public static string Word(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));

    /// <summary>A symbol with a subscript: σ and 12 give "σ₁₂".</summary>
    public static string Subscript(string symbol, int number) => symbol + string.Concat(
        number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + (digit - '0'))));

    /// <summary>At most a number of indices of a sequence, evenly spread, both ends included.</summary>
    public static int[] Spread(int count, int atMost) => count <= atMost
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, atMost).Select(i => (int)((long)i * (count - 1) / (atMost - 1)))];

    /// <summary>Indices below a count, as many in each decade, so that the first steps are all there; some come twice.</summary>
    public static IEnumerable<int> SpreadByDecades(int count, int atMost) =>
        Enumerable.Range(0, atMost).Select(i => (int)Math.Round(Math.Pow(count, i / (atMost - 1.0)) - 1));

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

    /// <summary>A square matrix as a map between axes that count its rows and columns from 1.</summary>
    public static Panel Map(string title, DataMatrix values, int count, string label, bool left, bool bottom, ColorScale colors)
    {
        Interval ends = new(0.5, count + 0.5);
        return new()
        {
            Title = title,
            Square = true,
            X = new() { Label = bottom ? label : null, Limits = ends, Integers = true, TickLabels = bottom },
            Y = new() { Label = left ? label : null, Limits = ends, Integers = true, TickLabels = left },
            Colors = colors,
            Series = [new HeatMapSeries { Values = values, X = ends, Y = ends }],
        };
    }

    public static void RequireOneInput(Matrix grid, string what) =>
        ShapeException.ThrowIfLengthDiffers($"the grid of the {what}, per row,", 1, grid.Columns);

    private static ReferenceLine Reference(Orientation orientation, double value, string? label, LineStyle? style)
    {
        ReferenceLine line = new() { Label = label, Orientation = orientation, Value = value };
        return style is null ? line : line with { Style = style };
    }
}
