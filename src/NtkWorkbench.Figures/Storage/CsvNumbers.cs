using System.Globalization;

namespace NtkWorkbench.Figures;

/// <summary>Numbers in CSV cells: the shortest text that reads back to the same double.</summary>
internal static class CsvNumbers
{
    // "-2.2250738585072014E-308" is as long as any.
    private const int LongestText = 24;

    /// <summary>Writes a cell of a row with the comma before it: a number, "NaN", "Infinity", "-Infinity", or nothing.</summary>
    public static void WriteCell(TextWriter writer, int column, double? value)
    {
        if (column > 0)
            writer.Write(',');
        Span<char> text = stackalloc char[LongestText];
        if (value?.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture) == true)
            writer.Write(text[..length]);
    }

    /// <summary>The number of a cell.</summary>
    /// <exception cref="NtkException">The cell is not a number; the message names file, line and column.</exception>
    public static double Parse(string cell, string file, int line, string column) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new NtkException($"{file}:{line}: column {column} must hold numbers, got '{cell}'");
}
