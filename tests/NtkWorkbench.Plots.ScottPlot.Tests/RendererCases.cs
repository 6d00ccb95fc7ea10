using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Plots.Figures;
using NtkWorkbench.Plots.Figures.Series;
using NtkWorkbench.Plots.Gallery;
using NtkWorkbench.Plots.Rendering.Colors;
using NtkWorkbench.Plots.Rendering.Layout;
using NtkWorkbench.Plots.Tests;

namespace NtkWorkbench.Plots.ScottPlot.Tests;

/// <summary>The table of figures that every renderer draws: each kind of series, marker, axis and legend, and figures of the gallery.</summary>
internal static class RendererCases
{
    private static readonly DataColumn X = new("x", [1, 2, 3, 4]);
    private static readonly DataColumn Y = new("y", [1, 3, 2, 4]);

    private static readonly IReadOnlyDictionary<string, Func<RendererCase>> Table = new Dictionary<string, Func<RendererCase>>
    {
        ["lines in two panels"] = Lines,
        ["every marker"] = Markers,
        ["every dash"] = Dashes,
        ["points coloured by a map"] = ColoredPoints,
        ["band with a gap"] = Band,
        ["heat map with a bar"] = HeatMap,
        ["heat map of one cell"] = OneCell,
        ["line bundle"] = Bundle,
        ["logarithmic axes"] = Logarithmic,
        ["reference lines and text"] = References,
        ["legend to the right"] = LegendRight,
        ["empty panel"] = Empty,
        ["every series"] = () => new(SampleFigures.Everything),
        ["loss"] = Loss,
        ["singular values"] = SingularValues,
    };

    /// <summary>Every case, as theory data.</summary>
    public static IEnumerable<string> Names => Table.Keys;

    public static RendererCase Get(string name) => Table[name]();

    private static RendererCase Lines() => new(
        Grid(2, [Of(new LineSeries { X = X, Y = Y, Style = Thick(5) }), Of(new LineSeries { X = X, Y = X, Style = Thick(6) })]),
        In(0, "the first line", 5),
        In(1, "the second line", 6));

    private static RendererCase Markers()
    {
        Marker[] markers = Enum.GetValues<Marker>();
        return new(
            Grid(3, [.. markers.Select(marker => Of(new PointSeries { X = X, Y = Y, Style = new() { Marker = marker, Size = 8, Color = SeriesColor.Palette(6) } }))]),
            [.. markers.Select((marker, i) => In(i, marker.ToString(), 6, 4))]);
    }

    private static RendererCase Dashes()
    {
        DashStyle[] dashes = Enum.GetValues<DashStyle>();
        return new(
            Grid(2, [.. dashes.Select(dash => Of(new LineSeries { X = X, Y = Y, Style = Thick(5) with { Dash = dash } }))]),
            [.. dashes.Select((dash, i) => In(i, dash.ToString(), 5))]);
    }

    private static RendererCase ColoredPoints() => new(
        Grid(1, [Of(new PointSeries { X = X, Y = Y, Values = new("v", [0, 1, 2, double.NaN]), Style = new() { Size = 8 } }) with { Colors = new() }]),
        Seen("the lowest", Palette.At(ColorMap.Viridis, 0), layout => layout.Panels[0].Area),
        Seen("the middle", Palette.At(ColorMap.Viridis, 0.5), layout => layout.Panels[0].Area),
        Seen("the highest", Palette.At(ColorMap.Viridis, 1), layout => layout.Panels[0].Area));

    private static RendererCase Band()
    {
        DataColumn x = new("x", [0, 1, 2, 3, 4]), lower = new("lower", [0, 0, double.NaN, 0, 0]), upper = new("upper", [1, 1, 1, 1, 1]);
        return new(
            Grid(1, [Of(new BandSeries { X = x, Lower = lower, Upper = upper, Color = SeriesColor.Palette(3), Opacity = 1 })]),
            Seen("left of the gap", Palette.OkabeIto[3], layout => Part(layout.Panels[0].Area, 0, 0.25), 1000),
            Seen("the gap", new(255, 255, 255), layout => Part(layout.Panels[0].Area, 0.3, 0.7), 1000),
            Seen("right of the gap", Palette.OkabeIto[3], layout => Part(layout.Panels[0].Area, 0.75, 1), 1000));
    }

    private static RendererCase HeatMap() => new(
        Grid(1, [Of(new HeatMapSeries { Values = new("m", new Matrix(1, 3, [0, double.NaN, 1])), X = new(0, 3), Y = new(0, 1) }) with { Colors = new() { Label = "Θ" } }]),
        Seen("the low cell", Palette.At(ColorMap.Viridis, 0), layout => Part(layout.Panels[0].Area, 0.02, 0.32), 1000),
        Seen("no number", new(255, 255, 255), layout => Part(layout.Panels[0].Area, 0.35, 0.65), 1000),
        Seen("the high cell", Palette.At(ColorMap.Viridis, 1), layout => Part(layout.Panels[0].Area, 0.68, 0.98), 1000),
        Seen("the bar's end", Palette.At(ColorMap.Viridis, 1), layout => layout.Panels[0].ColorBar!.Value),
        Seen("the bar's middle", Palette.At(ColorMap.Viridis, 0.5), layout => layout.Panels[0].ColorBar!.Value));

    private static RendererCase OneCell() => new(
        Grid(1, [Of(new HeatMapSeries { Values = new("m", new Matrix(1, 1, [5])), X = new(0, 1), Y = new(0, 1) }) with { Colors = new() { Map = ColorMap.Diverging, Limits = new(-5, 5) } }]),
        Seen("the cell", Palette.At(ColorMap.Diverging, 1), layout => layout.Panels[0].Area, 5000));

    private static RendererCase Bundle() => new(
        Grid(1, [Of(new LineBundleSeries { X = X, Lines = new("lines", new Matrix(3, 4, [0, 0, 0, 0, 1, 2, 1, 2, 3, 3, 3, 3])), Values = new("color", [0, 1, 2]), Width = 2 }) with { Colors = new() }]),
        Seen("the first line", Palette.At(ColorMap.Viridis, 0), layout => layout.Panels[0].Area, 50),
        Seen("the second line", Palette.At(ColorMap.Viridis, 0.5), layout => layout.Panels[0].Area, 50),
        Seen("the third line", Palette.At(ColorMap.Viridis, 1), layout => layout.Panels[0].Area, 50));

    /// <summary>Between 1 and 100, 10 lies in the middle.</summary>
    private static RendererCase Logarithmic()
    {
        Axis log = new() { Scale = AxisScale.Log, Limits = new(1, 100) };
        DataColumn x = new("x", [10, 0, -1]);
        return new(
            Grid(1, [Of(new PointSeries { X = x, Y = x, Style = new() { Color = SeriesColor.Palette(6), Size = 6 } }) with { X = log, Y = log }]),
            Seen("the point in the middle", Palette.OkabeIto[6], layout => Part(layout.Panels[0].Area, 0.45, 0.55), 20),
            Seen("the note of what is left out", Rgb.Parse("#606060"), layout => Part(layout.Panels[0].Area, 0, 0.45)));
    }

    private static RendererCase References() => new(
        Grid(1, [Of(
            new ReferenceLine { Orientation = Orientation.Horizontal, Value = 1, Style = Thick(5) },
            new ReferenceLine { Orientation = Orientation.Vertical, Value = 1, Style = Thick(6) },
            new TextSeries { Text = "HERE", X = 1, Y = 2, Color = SeriesColor.Palette(3) }) with { X = new() { Limits = new(0, 4) }, Y = new() { Limits = new(0, 4) } }]),
        Seen("horizontal on the left", Palette.OkabeIto[5], layout => Part(layout.Panels[0].Area, 0, 0.2), 20),
        Seen("horizontal on the right", Palette.OkabeIto[5], layout => Part(layout.Panels[0].Area, 0.8, 1), 20),
        Seen("vertical", Palette.OkabeIto[6], layout => Part(layout.Panels[0].Area, 0.22, 0.28), 50),
        Seen("text", Palette.OkabeIto[3], layout => Part(layout.Panels[0].Area, 0.25, 0.6), 8));

    private static RendererCase LegendRight() => new(
        Grid(1, [Of(
            new LineSeries { Label = "line", X = X, Y = Y, Style = Thick(5) },
            new PointSeries { Label = "points", X = X, Y = X, Style = new() { Color = SeriesColor.Palette(6), Size = 6 } },
            new BandSeries { Label = "band", X = X, Lower = X, Upper = Y, Color = SeriesColor.Palette(3), Opacity = 1 })]) with { Legend = LegendPlacement.Right },
        Seen("the line's symbol", Palette.OkabeIto[5], layout => Symbol(layout, 0)),
        Seen("the points' symbol", Palette.OkabeIto[6], layout => Symbol(layout, 1)),
        Seen("the band's symbol", Palette.OkabeIto[3], layout => Symbol(layout, 2)));

    private static RendererCase Empty() => new(
        Grid(1, [Of() with { X = new() { Label = "x" } }]),
        new Sighting("a tick below the frame", Rgb.Parse("#404040"), layout => layout.Panels[0].Area with { Top = layout.Panels[0].Area.Bottom + 0.01, Height = 0.02 }, 2, 110));

    private static RendererCase Loss() => new(
        LossFigure.Build(new LossCurves { Steps = [0, 100, 200], Train = [1, 0.1, 0.01], Test = [2, 0.5, 0.4], TrainAccuracy = [0.1, 0.8, 1] }),
        In(0, "training loss", 5),
        In(0, "test loss", 6),
        In(1, "training accuracy", 5));

    private static RendererCase SingularValues() => new(
        SingularValuesFigure.Build(
        [
            new SpectrumSnapshot { Checkpoint = "initialization", SingularValues = [10, 5, 1e-3, 1e-20], Floor = 1e-12 },
            new SpectrumSnapshot { Checkpoint = "trained", SingularValues = [50, 1, 1e-2, 1e-4], Floor = 1e-11 },
        ]),
        In(0, "at initialization", 5),
        In(0, "trained", 6));

    private static Panel Of(params PanelSeries[] series) => new() { Series = series };

    private static Figure Grid(int columns, Panel[] panels)
    {
        int rows = (panels.Length + columns - 1) / columns;
        return new() { Name = "case", Width = 0.4 + (1.8 * columns), Height = 0.3 + (1.5 * rows), Rows = rows, Columns = columns, Panels = panels };
    }

    private static LineStyle Thick(int color) => new() { Color = SeriesColor.Palette(color), Width = 2 };

    private static Sighting In(int panel, string what, int color, int pixels = 12) => new(what, Palette.OkabeIto[color], layout => layout.Panels[panel].Area, pixels);

    private static Sighting Seen(string what, Rgb color, Func<FigureLayout, Rectangle> where, int pixels = 12) => new(what, color, where, pixels);

    /// <summary>The part of an area between two shares of its width.</summary>
    private static Rectangle Part(Rectangle area, double from, double to) =>
        area with { Left = area.Left + (from * area.Width), Width = (to - from) * area.Width };

    private static Rectangle Symbol(FigureLayout layout, int entry) =>
        new(layout.Legend[entry].Left, layout.Legend[entry].CenterY - 0.06, LegendEntry.SymbolWidth, 0.12);
}
