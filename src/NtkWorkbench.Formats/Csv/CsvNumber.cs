namespace NtkWorkbench.Formats;

/// <summary>Numbers as text: the shortest form that reads back to the same double; nan, inf and -inf, which pandas and gnuplot both
/// read.</summary>
internal static class CsvNumber
{
    public static string Format(double value) => value switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads a number without white space around it; nan, inf and infinity in any case, with a sign. Beyond the range of a
    /// double it is infinite.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        // The library passes over NUL characters after a number.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return !text.EndsWith("\0");
        bool negative = text.StartsWith("-");
        ReadOnlySpan<char> magnitude = negative || text.StartsWith("+") ? text[1..] : text;
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return magnitude.Equals("inf", StringComparison.OrdinalIgnoreCase);
    }
}
