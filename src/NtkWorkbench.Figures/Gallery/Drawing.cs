using System.Globalization;

namespace NtkWorkbench.Figures;

/// <summary>What the figures of the gallery have in common: how checkpoints are coloured and curves drawn.</summary>
internal static class Drawing
{
    /// <summary>Blue for the first checkpoint and vermillion for the last; green, purple, orange, sky blue between.</summary>
    private static readonly int[] Between = [3, 7, 1, 2];

    /// <summary>The colour of a checkpoint among others.</summary>
    public static SeriesColor CheckpointColor(int index, int count) =>
        SeriesColor.Palette(index == 0 ? 5 : index == count - 1 ? 6 : Between[(index - 1) % Between.Length]);

    /// <summary>A line, or a point where there is only one: a line through one point is not seen.</summary>
    public static PanelSeries Curve(DataColumn x, DataColumn y, LineStyle style, string? label) => x.Values.Length == 1
        ? new PointSeries { X = x, Y = y, Label = label, Style = new() { Color = style.Color, Size = 4, Opacity = style.Opacity } }
        : new LineSeries { X = x, Y = y, Label = label, Style = style };

    /// <summary>A column of every stride-th entry of a matrix's column.</summary>
    public static DataColumn Column(string name, Matrix matrix, int column, int first = 0, int stride = 1)
    {
        double[] values = new double[(matrix.Rows - first + stride - 1) / stride];
        for (int i = 0; i < values.Length; i++)
            values[i] = matrix[first + (i * stride), column];
        return new(name, values);
    }

    /// <summary>Recorded steps as a column.</summary>
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
}
