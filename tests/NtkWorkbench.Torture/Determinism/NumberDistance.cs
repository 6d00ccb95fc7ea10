using System.Globalization;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>How far the numbers of one run are from those of another: in each column of each CSV file, the largest difference over the
/// largest magnitude.</summary>
internal static class NumberDistance
{
    private const int Told = 6;

    /// <summary>In words: the farthest columns.</summary>
    public static string Of(string expected, string folder)
    {
        (string File, string Column, double Distance)[] all =
        [
            .. FolderBytes.Files(expected).Where(file => file.EndsWith(".csv", StringComparison.Ordinal)
                    && !file.StartsWith("figures", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, file)))
                .SelectMany(file => Between(Path.Combine(expected, file), Path.Combine(folder, file))
                    .Select(column => (file, column.Name, column.Distance))),
        ];
        return $"{all.Count(column => column.Distance == 0)} of {all.Length} columns are the same"
            + string.Concat(all.Where(column => column.Distance > 0).OrderByDescending(column => column.Distance)
                .DistinctBy(column => (Path.GetFileName(column.File), column.Column.Split('.', '_')[0])).Take(Told)
                .Select(column => Invariant($", {column.File} {column.Column} {column.Distance:0.0e+0}")));
    }

    private static IEnumerable<(string Name, double Distance)> Between(string expected, string other)
    {
        double[][] first = Columns(expected), second = Columns(other);
        string[] names = File.ReadLines(expected).First().Split(',');
        return names.Select((name, i) => (name, i >= first.Length || i >= second.Length || first[i].Length != second[i].Length
            ? first.Length == second.Length ? 0 : double.PositiveInfinity : Relative(first[i], second[i])));
    }

    private static double Relative(double[] first, double[] second)
    {
        double difference = first.Zip(second, (a, b) => a.Equals(b) ? 0 : Math.Abs(a - b)).Max();
        return difference == 0 ? 0 : difference / first.Max(Math.Abs);
    }

    private static double[][] Columns(string file)
    {
        double[][] rows = [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')
            .Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out double value) ? value : 0).ToArray())];
        return rows.Length == 0 ? [] : [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
    }
}
