namespace NtkWorkbench.Figures;

/// <summary>Many thin lines over x, coloured by a map.</summary>
internal static class FeatureLines
{
    // Panels whose spans differ by more than this factor get axes of their own.
    private const double MostStretch = 4;

    /// <summary>How lines are chosen where not all are drawn.</summary>
    public const string SomeLines = "of many lines some are drawn, evenly spread over their numbers";

    private const double Margin = 0.06;

    /// <summary>A colour scale of elbow positions over the drawn range; elbows beyond have the colour of its end.</summary>
    public static ColorScale ByElbow(DataColumn x, bool bar) =>
        Scale(x.Values.Length == 0 ? 0 : x.Values[0], x.Values.Length == 0 ? 1 : x.Values[^1], "elbow −b/w", bar);

    public static ColorScale ByNumber(string what, int count, bool bar) => Scale(1, count, what, bar && count > 1);

    /// <summary>Functions as a bundle of lines: the more there are, the thinner. <c>values</c>: rows: the points. Columns: functions, of
    /// which some are drawn. <c>colors</c>: the number that colours each of them.</summary>
    public static LineBundleSeries Bundle(DataColumn x, string name, Matrix values, IReadOnlyList<int> columns, IEnumerable<double> colors)
    {
        Matrix lines = new(columns.Count, values.Rows);
        for (int i = 0; i < columns.Count; i++)
            values.Column(columns[i]).CopyTo(lines.Row(i));
        return new()
        {
            X = x,
            Lines = new(name, lines),
            Values = new($"{name}_color", [.. colors]),
            Width = columns.Count > 30 ? 0.5 : 0.8,
        };
    }

    /// <summary>Limits that suit all panels; null where one would be drawn too small in them, or there is nothing finite.</summary>
    public static Interval? CommonLimits(IEnumerable<Matrix> panels)
    {
        Interval[] spans = [.. panels.Select(SpanOf).OfType<Interval>()];
        if (spans.Length == 0)
            return null;
        Interval all = new(spans.Min(span => span.Low), spans.Max(span => span.High));
        double pad = Margin * all.Length;
        return all.Length > 0 && double.IsFinite(all.Length) && spans.All(span => span.Length * MostStretch >= all.Length)
            ? new Interval(all.Low - pad, all.High + pad)
            : null;
    }

    private static Interval? SpanOf(Matrix values)
    {
        double[] finite = [.. values.Values.Where(double.IsFinite)];
        return finite.Length == 0 ? null : new(finite.Min(), finite.Max());
    }

    private static ColorScale Scale(double low, double high, string label, bool bar) => new()
    {
        Limits = high > low ? new Interval(low, high) : new Interval(low - 0.5, low + 0.5),
        Label = label,
        Bar = bar,
    };
}
