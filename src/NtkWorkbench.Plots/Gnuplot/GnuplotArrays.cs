using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Columns that a script needs by index, beside a matrix file, read into arrays once.</summary>
internal static class GnuplotArrays
{
    /// <summary>The array of a column.</summary>
    public static string Name(DataColumn column) => "column_" + string.Concat(column.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>Writes the commands that read the coordinates and colours of all line bundles of a figure.</summary>
    public static void Write(TextWriter writer, Figure figure)
    {
        IEnumerable<DataColumn> columns = figure.Panels
            .SelectMany(panel => panel.Series)
            .OfType<LineBundleSeries>()
            .SelectMany(bundle => new[] { bundle.X, bundle.Values })
            .DistinctBy(column => column.Name)
            .Where(column => column.Values.Length > 0);
        foreach (DataColumn column in columns)
        {
            writer.WriteLine($"array {Name(column)}[{column.Values.Length}]");
            writer.WriteLine($"stats '../data/{figure.Name}.csv' every ::::{column.Values.Length - 1} using ({Name(column)}[int(column(0))+1] = column(\"{column.Name}\")) nooutput");
        }
    }
}
