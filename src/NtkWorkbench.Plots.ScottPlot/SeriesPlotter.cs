using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;

namespace NtkWorkbench.Plots.ScottPlot;

/// <summary>Adds a panel's series to its plot.</summary>
internal sealed class SeriesPlotter(SP.Plot plot, PanelLayout layout, AxisMap xAxis, AxisMap yAxis, PixelScale scale)
{
    private readonly ColorMapping _colors = new(layout.Panel.Colors?.Map ?? ColorMap.Viridis, layout.Range.Colors);

    /// <summary>Adds a series; text is not data and stands on the page.</summary>
    public void Add(PanelSeries series)
    {
        switch (series)
        {
            case LineSeries line:
                Styles.Apply(line.Style, _colors.Map, scale, Curve(line.X.Values, line.Y.Values).LineStyle);
                break;
            case LineBundleSeries bundle:
                AddBundle(bundle);
                break;
            case PointSeries points:
                AddPoints(points);
                break;
            case BandSeries band:
                AddBand(band);
                break;
            case HeatMapSeries map:
                AddHeatMap(map);
                break;
            case ReferenceLine line:
                AddReference(line);
                break;
            case TextSeries:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(series), series.GetType().Name, "not a kind of series");
        }
    }

    /// <summary>A curve, broken where a coordinate cannot be drawn: there ScottPlot finds NaN.</summary>
    private SP.Plottables.Scatter Curve(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        SP.Coordinates[] points = new SP.Coordinates[Math.Min(x.Length, y.Length)];
        for (int i = 0; i < points.Length; i++)
            points[i] = At(x[i], y[i]);
        return plot.Add.ScatterLine(points);
    }

    private void AddBundle(LineBundleSeries bundle)
    {
        for (int i = 0; i < bundle.Lines.Values.Rows; i++)
        {
            SP.LineStyle line = Curve(bundle.X.Values, bundle.Lines.Values.Row(i)).LineStyle;
            Styles.Apply(new LineStyle { Width = bundle.Width, Opacity = bundle.Opacity }, _colors.Map, scale, line);
            line.Color = Styles.Color(_colors.At(bundle.Values.Values[i]), bundle.Opacity);
        }
    }

    private void AddPoints(PointSeries points)
    {
        Rgb color = Palette.Of(points.Style.Color, _colors.Map);
        for (int i = 0; i < Math.Min(points.X.Values.Length, points.Y.Values.Length); i++)
        {
            SP.Coordinates at = At(points.X.Values[i], points.Y.Values[i]);
            double? value = points.Values?.Values[i];
            if (double.IsNaN(at.X) || double.IsNaN(at.Y) || value is double v && !double.IsFinite(v))
                continue;
            Styles.Apply(points.Style, value is double number ? _colors.At(number) : color, scale, plot.Add.Marker(at).MarkerStyle);
        }
    }

    /// <summary>A polygon for each run of points whose coordinates can all be drawn.</summary>
    private void AddBand(BandSeries band)
    {
        List<SP.Coordinates> lower = [], upper = [];
        for (int i = 0; i <= band.X.Values.Length; i++)
        {
            bool drawn = i < band.X.Values.Length && !double.IsNaN(xAxis.At(band.X.Values[i]))
                && !double.IsNaN(yAxis.At(band.Lower.Values[i])) && !double.IsNaN(yAxis.At(band.Upper.Values[i]));
            if (drawn)
            {
                lower.Add(At(band.X.Values[i], band.Lower.Values[i]));
                upper.Add(At(band.X.Values[i], band.Upper.Values[i]));
            }
            else if (lower.Count > 0)
            {
                SP.Plottables.Polygon polygon = plot.Add.Polygon([.. lower, .. Enumerable.Reverse(upper)]);
                polygon.FillStyle.Color = Styles.Color(Palette.Of(band.Color, _colors.Map), band.Opacity);
                polygon.LineStyle.Width = 0;
                lower.Clear();
                upper.Clear();
            }
        }
    }

    private void AddHeatMap(HeatMapSeries map)
    {
        if (map.Values.Values.Values.Length > 0)
            ColorCells.Add(plot, map.Values.Values, _colors, new(xAxis.At(map.X.Low), xAxis.At(map.X.High), yAxis.At(map.Y.Low), yAxis.At(map.Y.High)));
    }

    private void AddReference(ReferenceLine line)
    {
        bool horizontal = line.Orientation == Orientation.Horizontal;
        double value = (horizontal ? yAxis : xAxis).At(line.Value);
        if (double.IsNaN(value))
            return;
        SP.Plottables.LinePlot drawn = horizontal
            ? plot.Add.Line(xAxis.Range.Min, value, xAxis.Range.Max, value)
            : plot.Add.Line(value, yAxis.Range.Min, value, yAxis.Range.Max);
        Styles.Apply(line.Style, _colors.Map, scale, drawn.LineStyle);
    }

    private SP.Coordinates At(double x, double y) => new(xAxis.At(x), yAxis.At(y));
}
