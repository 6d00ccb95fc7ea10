namespace NtkWorkbench.Torture;

/// <summary>How far the numbers of one run are from those of another: in each column of each CSV file, the largest difference over the
/// largest magnitude.</summary>
internal static class NumberDistance
{
    /// <summary>In words: the farthest of each kind of file.</summary>
    public static string Of(string expected, string folder)
    {
        (string File, double Distance)[] all =
        [
            .. FolderBytes.Files(expected).Where(file => file.EndsWith(".csv", StringComparison.Ordinal)
                    && !file.StartsWith("figures", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, file)))
                .Select(file => (file, Between(Path.Combine(expected, file), Path.Combine(folder, file)))),
        ];
        int same = all.Count(file => file.Distance == 0);
        return $"{same} of {all.Length} files of numbers are the same"
            + string.Concat(all.Where(file => file.Distance > 0).OrderByDescending(file => file.Distance)
                .DistinctBy(file => Path.GetFileName(file.File)).Take(4).Select(file => Invariant($", {file.File} {file.Distance:0.0e+0}")));
    }

    private static double Between(string expected, string other)
    {
        double[][] first = Columns(expected), second = Columns(other);
        return first.Length != second.Length ? double.PositiveInfinity
            : first.Zip(second, (a, b) => a.Length != b.Length ? double.PositiveInfinity : Relative(a, b)).DefaultIfEmpty().Max();
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
