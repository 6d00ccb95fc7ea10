using System.Globalization;
using NtkWorkbench.Core;

namespace NtkWorkbench.Plots.Storage;

/// <summary>Numbers in CSV cells: the shortest text that reads back to the same double.</summary>
internal static class CsvNumbers
{
    /// <summary>The text of a number; "NaN", "Infinity", "-Infinity".</summary>
    public static string Format(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a cell.</summary>
    /// <exception cref="NtkException">The cell is not a number; the message names file, line and column.</exception>
    public static double Parse(string cell, string file, int line, string column) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new NtkException($"{file}:{line}: column {column} must hold numbers, got '{cell}'");
}
