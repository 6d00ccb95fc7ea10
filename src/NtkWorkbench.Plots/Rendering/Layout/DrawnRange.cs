using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>The numbers that a panel's axes and colours span, found from its data once for every renderer.</summary>
public sealed record DrawnRange
{
    private const double LargestDrawn = 1e300;
    private const double SmallestOnLog = 1e-300;

    /// <summary>Ends of the horizontal axis.</summary>
    public required Interval X { get; init; }

    /// <summary>Ends of the vertical axis.</summary>
    public required Interval Y { get; init; }

    /// <summary>Ends of the colour scale.</summary>
    public required Interval Colors { get; init; }

    /// <summary>Points left out because a coordinate is not finite.</summary>
    public required int NotFinite { get; init; }

    /// <summary>Points left out because a coordinate on a log axis is zero or negative.</summary>
    public required int NotPositive { get; init; }

    /// <summary>What the picture says of the points left out; null: none were.</summary>
    public string? Note => (NotFinite, NotPositive) switch
    {
        (0, 0) => null,
        (_, 0) => $"{NotFinite} not finite, not drawn",
        (0, _) => $"{NotPositive} not positive, not drawn",
        _ => $"{NotFinite} not finite, {NotPositive} not positive, not drawn",
    };

    /// <summary>The range of a panel: the limits it states, else what its drawable points span and a margin.</summary>
    public static DrawnRange Of(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        Span x = new(panel.X.Scale), y = new(panel.Y.Scale), colors = new(AxisScale.Linear);
        int notFinite = 0, notPositive = 0;
        foreach (PanelSeries series in panel.Series)
        {
            foreach ((double px, double py) in Points(series))
            {
                bool drawn = Drawable(px, panel.X.Scale) && Drawable(py, panel.Y.Scale);
                bool finite = Drawable(px, AxisScale.Linear) && Drawable(py, AxisScale.Linear);
                notFinite += finite ? 0 : 1;
                notPositive += finite && !drawn ? 1 : 0;
                if (drawn)
                    (x, y) = (x.With(px), y.With(py));
            }
            x = x.With(References(series, Orientation.Vertical).Where(v => Drawable(v, panel.X.Scale)));
            y = y.With(References(series, Orientation.Horizontal).Where(v => Drawable(v, panel.Y.Scale)));
            colors = colors.With(Colored(series).Where(v => Drawable(v, AxisScale.Linear)));
        }
        bool cells = panel.Series.Any(series => series is HeatMapSeries);
        bool dots = panel.Series.Any(series => series is PointSeries);
        return new DrawnRange
        {
            X = panel.X.Limits ?? x.Padded(cells || !dots ? 0 : 0.03),
            Y = panel.Y.Limits ?? y.Padded(cells ? 0 : 0.06),
            Colors = panel.Colors?.Limits ?? colors.ForColors(panel.Colors?.Map ?? ColorMap.Viridis),
            NotFinite = notFinite,
            NotPositive = notPositive,
        };
    }

    /// <summary>Whether a number has a place on a scale.</summary>
    public static bool Drawable(double value, AxisScale scale) =>
        Math.Abs(value) <= LargestDrawn && (scale == AxisScale.Linear || value >= SmallestOnLog);

    private static IEnumerable<(double X, double Y)> Points(PanelSeries series) => series switch
    {
        LineSeries line => line.X.Values.Zip(line.Y.Values),
        LineBundleSeries bundle => bundle.Lines.Values.Values.Select((y, i) => (bundle.X.Values[i % bundle.X.Values.Length], y)),
        PointSeries points => points.X.Values.Zip(points.Y.Values),
        BandSeries band => band.X.Values.Zip(band.Lower.Values).Concat(band.X.Values.Zip(band.Upper.Values)),
        HeatMapSeries map => [(map.X.Low, map.Y.Low), (map.X.High, map.Y.High)],
        TextSeries text => [(text.X, text.Y)],
        _ => [],
    };

    private static IEnumerable<double> References(PanelSeries series, Orientation orientation) =>
        series is ReferenceLine line && line.Orientation == orientation ? [line.Value] : [];

    private static double[] Colored(PanelSeries series) => series switch
    {
        HeatMapSeries map => map.Values.Values.Values,
        PointSeries { Values: DataColumn values } => values.Values,
        LineBundleSeries bundle => bundle.Values.Values,
        _ => [],
    };
}
