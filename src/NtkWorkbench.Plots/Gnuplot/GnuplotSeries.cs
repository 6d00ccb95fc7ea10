using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.Gnuplot;

/// <summary>Series as parts of a plot command that reads the figure's data files.</summary>
internal sealed class GnuplotSeries(string figure, Panel panel)
{
    private readonly string _file = $"'../data/{figure}.csv'";
    private readonly ColorMap _map = panel.Colors?.Map ?? ColorMap.Viridis;

    /// <summary>The part that draws a series; null where it has no point to draw, or is no data.</summary>
    public string? Command(PanelSeries series) => series switch
    {
        LineSeries line when HasPoints(line.X, line.Y) =>
            $"{_file} using {Using(line.X, line.Y)} with lines {GnuplotStyle.Line(line.Style, _map)}",
        LineBundleSeries bundle when bundle.Lines.Values.Values.Length > 0 => Bundle(bundle),
        PointSeries { Values: DataColumn values } points when HasPoints(points.X, points.Y) =>
            $"{_file} using {Using(points.X, points.Y, values)} with points {GnuplotStyle.Points(points.Style, _map, true)}",
        PointSeries points when HasPoints(points.X, points.Y) =>
            $"{_file} using {Using(points.X, points.Y)} with points {GnuplotStyle.Points(points.Style, _map, false)}",
        BandSeries band when HasPoints(band.X, band.Lower) && HasPoints(band.X, band.Upper) =>
            $"{_file} using {Using(band.X, band.Lower, band.Upper)} with filledcurves fc {GnuplotStyle.Color(band.Color, band.Opacity, _map)} fs solid noborder",
        HeatMapSeries map when map.Values.Values.Values.Length > 0 => HeatMap(map),
        _ => null,
    };

    /// <summary>The rows of a matrix file are its lines: one pass over the file, where a column a line would take a pass each.</summary>
    private string Bundle(LineBundleSeries bundle)
    {
        int opacity = 255 - (int)Math.Round(255 * Math.Clamp(bundle.Opacity, 0, 1));
        string color = $"({opacity << 24} + palette({GnuplotArrays.Name(bundle.Values)}[int($2)+1]))";
        return $"'../data/{figure}.{bundle.Lines.Name}.csv' matrix using ({GnuplotArrays.Name(bundle.X)}[int($1)+1]):3:{color} with lines lw {GnuplotText.Number(bundle.Width)} lc rgb variable";
    }

    private string HeatMap(HeatMapSeries map)
    {
        string x = Centers("$1", map.X.Low, map.X.Length / map.Values.Values.Columns);
        string y = Centers("$2", map.Y.Low, map.Y.Length / map.Values.Values.Rows);
        string file = $"'../data/{figure}.{map.Values.Name}.csv' matrix";
        if (map.Values.Values.Rows > 1 && map.Values.Values.Columns > 1)
            return $"{file} using {x}:{y}:3 with image";
        // An image has at least two cells each way.
        string width = GnuplotText.Number(map.X.Length / map.Values.Values.Columns / 2), height = GnuplotText.Number(map.Y.Length / map.Values.Values.Rows / 2);
        return $"{file} using {x}:{y}:({width}):({height}):3 with boxxyerror fc palette fs solid noborder";
    }

    private static string Centers(string index, double low, double cell) =>
        $"({GnuplotText.Number(low)} + ({index} + 0.5)*{GnuplotText.Number(cell)})";

    private static string Using(params DataColumn[] columns) => string.Join(':', columns.Select(column => $"\"{column.Name}\""));

    private bool HasPoints(DataColumn x, DataColumn y) => x.Values.Zip(y.Values)
        .Any(point => DrawnRange.Drawable(point.First, panel.X.Scale) && DrawnRange.Drawable(point.Second, panel.Y.Scale));
}
