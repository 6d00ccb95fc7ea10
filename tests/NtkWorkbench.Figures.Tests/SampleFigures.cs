namespace NtkWorkbench.Figures.Tests;

/// <summary>Small figures that between them have every kind of series.</summary>
internal static class SampleFigures
{
    public const string Hostile = "a_b\" \\ % 'q' @ {x}^2 &~ σₖ $(rm) `ls` \n end";

    public static DataColumn X => new("x", [0, 0.1, 0.2, 1.0 / 3]);

    public static IEnumerable<PanelSeries> AllSeries =>
    [
        new LineSeries { Label = "line", X = X, Y = new("y", [1, double.NaN, 3, double.PositiveInfinity]),
            Style = new() { Color = SeriesColor.Palette(5), Dash = DashStyle.DashDotted, Opacity = 0.5, Width = 2 } },
        new PointSeries { X = new("short", [0.1, 0.25]), Y = new("z", [Math.PI, -1e-300]),
            Style = new() { Marker = Marker.OpenSquare, Color = SeriesColor.Mapped(0.25) } },
        new PointSeries { X = X, Y = X, Values = new("v", [1, 2, 3, 4]) },
        new LineBundleSeries { X = X, Lines = new("bundle", new Matrix(2, 4, [0, 1, 0, 1, 1, 0.1, 1e17, 0])),
            Values = new("bundle_color", [0, 3]) },
        new BandSeries { Label = "band", X = X, Lower = new("lo", [0, 0, 0, 0]), Upper = new("hi", [1, 1, 2, 1]),
            Color = SeriesColor.Palette(2) },
        new HeatMapSeries { Values = new("map", new Matrix(2, 3, [1, 2, 3, 4, 5, double.NaN])), X = new(0, 3), Y = new(0, 2) },
        new ImageSeries { Values = new("image", new Matrix(6, 2, [0, 1, 0, 1, 0, 0, 1, 1, 1, 0, double.NaN, 1])), Channels = 3,
            Range = new(0, 1), X = new(1, 2), Y = new(2, 3) },
        new ReferenceLine { Label = "at", Orientation = Orientation.Vertical, Value = 0.1 },
        new TextSeries { Text = Hostile, X = 0.1, Y = 0.2, Color = SeriesColor.Palette(6) },
    ];

    /// <summary>All series in one panel, whose axes are those of the heat map: it would be too flat to see on axes that show every
    /// number.</summary>
    public static Figure Everything
    {
        get
        {
            Figure figure = Of([.. AllSeries]);
            return figure with { Panels = [figure.Panels[0] with { X = new() { Label = "x", Limits = new(0, 3) },
                Y = new() { Label = "y", Limits = new(0, 3) } }] };
        }
    }

    public static Figure Of(params PanelSeries[] series) => new()
    {
        Name = "sample",
        Width = 3,
        Height = 2,
        Legend = LegendPlacement.Above,
        Panels = [new Panel { Series = series, X = new() { Label = "x" }, Y = new() { Label = "y" } }],
    };
}
