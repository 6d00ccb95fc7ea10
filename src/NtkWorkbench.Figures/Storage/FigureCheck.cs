namespace NtkWorkbench.Figures;

/// <summary>What every figure keeps to, whether a program made it or a file that came from elsewhere says it.</summary>
internal static class FigureCheck
{
    // Ends nearer to each other than this share leave no room for ticks between them.
    private const double Apart = 2e-13;
    private const double LargestPage = 100;
    private const int MostPanels = 1000;
    private const int MostSeries = 10_000;
    private const double LargestNumber = 1e300;
    private const double LargestStyle = 1000;

    /// <exception cref="NtkException">Something is missing, not finite, out of range or of the wrong length; the message says what and
    /// where.</exception>
    public static void ThrowIfInvalid(Figure figure)
    {
        DataName.ThrowIfInvalid("a figure", figure.Name);
        Require(IsIn(figure.Width, 0.1, LargestPage)
            && IsIn(figure.Height, 0.1, LargestPage),
            $"width and height must lie between 0.1 and {LargestPage} inches, got {figure.Width} and {figure.Height}");
        Require(IsIn(figure.FontSize, 1, LargestPage), $"the font size must lie between 1 and {LargestPage} points, got {figure.FontSize}");
        Require(figure.Rows is > 0 and <= MostPanels && figure.Columns is > 0
            and <= MostPanels, $"rows and columns must lie between 1 and {MostPanels}, got {figure.Rows} and {figure.Columns}");
        int most = (int)Math.Min(MostPanels, (long)figure.Rows * figure.Columns);
        Require(figure.Panels.Count <= most,
            $"a figure of {figure.Rows} rows and {figure.Columns} columns may hold {most} panels, got {figure.Panels.Count}");
        RequireDefined(figure.Legend);
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            Panel panel = NotNull(figure.Panels[i], $"panel {i + 1}");
            CheckAxis(panel.X, $"the x axis of panel {i + 1}");
            CheckAxis(panel.Y, $"the y axis of panel {i + 1}");
            RequireDefined(panel.Legend);
            RequireDefined(panel.Colors?.Map ?? ColorMap.Viridis);
            CheckEnds(panel.Colors?.Limits, -LargestNumber, $"the colours of panel {i + 1}");
            Require(panel.Series.Count <= MostSeries, $"panel {i + 1} may hold {MostSeries} series, got {panel.Series.Count}");
            foreach (PanelSeries series in panel.Series)
                Check(NotNull(series, $"a series of panel {i + 1}"), $"a {series?.GetType().Name} of panel {i + 1}");
        }
    }

    private static void CheckAxis(Axis axis, string what)
    {
        RequireDefined(axis.Scale);
        Require(axis.Ticks is null || axis.Ticks.All(tick => tick.Text is not null && IsIn(tick.At, -LargestNumber, LargestNumber)),
            $"the ticks of {what} must have places and texts");
        CheckEnds(axis.Limits, axis.Scale == AxisScale.Log ? 1 / LargestNumber : -LargestNumber, what);
    }

    private static void Check(PanelSeries series, string what)
    {
        switch (series)
        {
            case LineSeries line:
                CheckLine(line.Style, what);
                break;
            case ReferenceLine line:
                RequireDefined(line.Orientation);
                CheckLine(line.Style, what);
                break;
            case LineBundleSeries bundle:
                CheckStyle(bundle.Width, bundle.Opacity, default, what);
                Require(bundle.Lines.Values.Rows == 0
                    || bundle.X.Values.Length == bundle.Lines.Values.Columns,
                    $"{what} must have a column of its lines for each of {bundle.X.Values.Length} x, got {bundle.Lines.Values.Columns}");
                Require(bundle.Values.Values.Length >= bundle.Lines.Values.Rows,
                    $"{what} must have a number for each of {bundle.Lines.Values.Rows} lines, got {bundle.Values.Values.Length}");
                break;
            case PointSeries points:
                RequireDefined(points.Style.Marker);
                CheckStyle(points.Style.Size, points.Style.Opacity, points.Style.Color, what);
                Require(points.Values is null
                    || points.Values.Values.Length >= Math.Min(points.X.Values.Length, points.Y.Values.Length),
                    $"{what} must have a number for each point");
                break;
            case BandSeries band:
                CheckStyle(band.Edge, band.Opacity, band.Color, what);
                Require(Math.Min(band.Lower.Values.Length, band.Upper.Values.Length) >= band.X.Values.Length,
                    $"{what} must have two edges for each x");
                break;
            case HeatMapSeries map:
                CheckEnds(map.X, -LargestNumber, what);
                CheckEnds(map.Y, -LargestNumber, what);
                break;
            case ImageSeries image:
                CheckEnds(image.X, -LargestNumber, what);
                CheckEnds(image.Y, -LargestNumber, what);
                CheckEnds(image.Range, -LargestNumber, what);
                Require(image.Channels is 1 or 3 && image.Values.Values.Rows % image.Channels == 0,
                    $"{what} must have 1 or 3 channels of as many rows, got {image.Channels} of {image.Values.Values.Rows} rows");
                break;
            default:
                break;
        }
    }

    private static void CheckLine(LineStyle style, string what)
    {
        RequireDefined(style.Dash);
        CheckStyle(style.Width, style.Opacity, style.Color, what);
    }

    private static void CheckStyle(double size, double opacity, SeriesColor color, string what)
    {
        Require(IsIn(size, 0, LargestStyle), $"the size of {what} must lie between 0 and {LargestStyle} points, got {size}");
        Require(IsIn(opacity, 0, 1), $"the opacity of {what} must lie between 0 and 1, got {opacity}");
        Require(IsIn(color.Position ?? 0, 0, 1), $"the colour of {what} must lie between 0 and 1, got {color.Position}");
    }

    private static void CheckEnds(Interval? ends, double lowest, string what)
    {
        if (ends is Interval given)
            Require(IsIn(given.Low, lowest, LargestNumber) && IsIn(given.High, lowest, LargestNumber)
                && given.High - given.Low > Apart * Math.Max(Math.Abs(given.Low), Math.Abs(given.High)),
                $"the ends of {what} must rise between {lowest} and {LargestNumber}, got {given.Low} and {given.High}");
    }

    private static bool IsIn(double value, double low, double high) => value >= low && value <= high;

    private static void RequireDefined<T>(T value)
        where T : struct, Enum =>
        Require(Enum.IsDefined(value), $"{value} is none of {string.Join(", ", Enum.GetNames<T>())}");

    private static T NotNull<T>(T? value, string what)
        where T : class =>
        value ?? throw new NtkException($"{what} is null");

    private static void Require(bool holds, FormattableString otherwise)
    {
        if (!holds)
            throw new NtkException(FormattableString.Invariant(otherwise));
    }
}
