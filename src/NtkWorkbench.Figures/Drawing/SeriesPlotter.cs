namespace NtkWorkbench.Figures;

/// <summary>Adds a panel's series to its plot, makes the axes reach them, and counts what cannot be drawn.</summary>
internal sealed class SeriesPlotter(SP.Plot plot, AxisMap xAxis, AxisMap yAxis, ColorAxis colors)
{
    private static readonly SP.Coordinates Nowhere = new(double.NaN, double.NaN);

    private int _notFinite;
    private int _notPositive;

    private bool _leaves;
    private int _leaving;

    /// <summary>What the picture says of what is left out; null: nothing was.</summary>
    public string? Note => string.Join("; ", new[] { LeftOut, Leaving }.OfType<string>()) is { Length: > 0 } note ? note : null;

    private string? Leaving => _leaving switch { 0 => null, 1 => "1 curve leaves the axes", _ => $"{_leaving} curves leave the axes" };

    private string? LeftOut => (_notFinite, _notPositive) switch
    {
        (0, 0) => null,
        (_, 0) => $"{_notFinite} not finite, not drawn",
        (0, _) => $"{_notPositive} not positive, not drawn",
        _ => $"{_notFinite} not finite, {_notPositive} not positive, not drawn",
    };

    /// <summary>Adds a series, in front of those before.</summary>
    public void Add(PanelSeries series)
    {
        _leaves = false;
        Place(series);
        if (_leaves && series is (LineSeries or LineBundleSeries))
            _leaving++;
    }

    private void Place(PanelSeries series)
    {
        switch (series)
        {
            case LineSeries line:
                Curve(line.X.Values, line.Y.Values, line.Style, colors.Of(line.Style.Color));
                break;
            case LineBundleSeries bundle:
                for (int i = 0; i < bundle.Lines.Values.Rows; i++)
                    Curve(bundle.X.Values, bundle.Lines.Values.Row(i), new() { Width = bundle.Width, Opacity = bundle.Opacity },
                        colors.At(bundle.Values.Values[i]));
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
            case ImageSeries image:
                AddImage(image);
                break;
            case ReferenceLine line:
                AddReference(line);
                break;
            case TextSeries text:
                AddText(text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(series), series.GetType().Name, "not a kind of series");
        }
    }

    // A curve, broken where a coordinate cannot be drawn: there ScottPlot finds NaN.
    private void Curve(ReadOnlySpan<double> x, ReadOnlySpan<double> y, LineStyle style, SP.Color color)
    {
        SP.Coordinates[] points = new SP.Coordinates[Math.Min(x.Length, y.Length)];
        for (int i = 0; i < points.Length; i++)
            points[i] = At(x[i], y[i]);
        SP.Plottables.Scatter curve = plot.Add.ScatterLine(points);
        curve.LineStyle = Styles.Line(style, color);
        curve.PathStrategy = new ThinnedPath();
    }

    private void AddPoints(PointSeries points)
    {
        SP.Color color = colors.Of(points.Style.Color);
        for (int i = 0; i < Math.Min(points.X.Values.Length, points.Y.Values.Length); i++)
        {
            SP.Coordinates at = At(points.X.Values[i], points.Y.Values[i]);
            double value = points.Values?.Values[i] ?? 0;
            if (double.IsNaN(at.X) || !double.IsFinite(value))
                continue;
            plot.Add.Marker(at).MarkerStyle = Styles.Marker(points.Style, points.Values is null ? color : colors.At(value));
        }
    }

    // A polygon for each run of points whose coordinates can all be drawn.
    private void AddBand(BandSeries band)
    {
        List<SP.Coordinates> lower = [], upper = [];
        for (int i = 0; i <= band.X.Values.Length; i++)
        {
            SP.Coordinates low = i < band.X.Values.Length ? At(band.X.Values[i], band.Lower.Values[i]) : Nowhere;
            SP.Coordinates high = i < band.X.Values.Length ? At(band.X.Values[i], band.Upper.Values[i]) : Nowhere;
            if (!double.IsNaN(low.X) && !double.IsNaN(high.X))
            {
                lower.Add(low);
                upper.Add(high);
            }
            else if (lower.Count > 0)
            {
                SP.Plottables.Polygon polygon = plot.Add.Polygon([.. lower, .. Enumerable.Reverse(upper)]);
                polygon.FillStyle.Color = colors.Of(band.Color).WithOpacity(band.Opacity);
                polygon.LineStyle.Width = 0;
                Edge(lower, band);
                Edge(upper, band);
                lower.Clear();
                upper.Clear();
            }
        }
    }

    private void Edge(List<SP.Coordinates> points, BandSeries band)
    {
        if (band.Edge == 0)
            return;
        SP.Plottables.Scatter edge = plot.Add.ScatterLine(points.ToArray());
        edge.LineStyle = Styles.Line(new() { Width = band.Edge, Opacity = 0.7 }, colors.Of(band.Color));
        edge.PathStrategy = new ThinnedPath();
    }

    private void AddHeatMap(HeatMapSeries map)
    {
        SP.Coordinates low = At(map.X.Low, map.Y.Low), high = At(map.X.High, map.Y.High);
        if (map.Values.Values.Values.Length == 0 || double.IsNaN(low.X) || double.IsNaN(high.X))
            return;
        // ScottPlot gives a single row or column no height: it stands there twice.
        double[,] cells = new double[Math.Max(2, map.Values.Values.Rows), Math.Max(2, map.Values.Values.Columns)];
        for (int i = 0; i < cells.GetLength(0); i++)
        {
            for (int j = 0; j < cells.GetLength(1); j++)
            {
                double value = map.Values.Values[Math.Min(i, map.Values.Values.Rows - 1), Math.Min(j, map.Values.Values.Columns - 1)];
                cells[i, j] = double.IsFinite(value) ? value : double.NaN;
            }
        }
        SP.Plottables.Heatmap drawn = plot.Add.Heatmap(cells);
        drawn.FlipVertically = true;
        drawn.Rectangle = new(low.X, high.X, low.Y, high.Y);
        drawn.ManualRange = colors.GetRange();
        drawn.Colormap = colors.Colormap;
    }

    private void AddImage(ImageSeries image)
    {
        SP.Coordinates low = At(image.X.Low, image.Y.Low), high = At(image.X.High, image.Y.High);
        if (image.Values.Values.Values.Length == 0 || double.IsNaN(low.X) || double.IsNaN(high.X))
            return;
        plot.Add.ImageRect(PictureImage.Of(image), new(low.X, high.X, low.Y, high.Y));
    }

    private void AddReference(ReferenceLine line)
    {
        bool horizontal = line.Orientation == Orientation.Horizontal;
        double at = (horizontal ? yAxis : xAxis).Reach(line.Value);
        if (double.IsNaN(at))
            return;
        SP.Plottables.AxisLine drawn = horizontal ? plot.Add.HorizontalLine(at) : plot.Add.VerticalLine(at);
        drawn.LineStyle = Styles.Line(line.Style, colors.Of(line.Style.Color));
    }

    private void AddText(TextSeries text)
    {
        SP.Coordinates at = At(text.X, text.Y);
        if (double.IsNaN(at.X))
            return;
        SP.Plottables.Text added = plot.Add.Text(FigureFont.Line(text.Text), at);
        FigureFont.Apply(added.LabelStyle);
        added.LabelFontColor = colors.Of(text.Color);
        added.LabelAlignment = text.Centered ? SP.Alignment.MiddleCenter : SP.Alignment.MiddleLeft;
    }

    private SP.Coordinates At(double x, double y)
    {
        bool finite = AxisMap.IsFinite(x) && AxisMap.IsFinite(y);
        if (!finite)
            _notFinite++;
        else if (!xAxis.Has(x) || !yAxis.Has(y))
            _notPositive++;
        else
        {
            _leaves |= xAxis.IsBeyond(x) || yAxis.IsBeyond(y);
            return new(xAxis.Reach(x), yAxis.Reach(y));
        }
        return Nowhere;
    }
}
