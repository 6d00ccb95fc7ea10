namespace NtkWorkbench.Figures.Tests;

/// <summary>The table of figures that are drawn: each kind of series, marker, axis and legend, and figures of the gallery.</summary>
internal static class RendererCases
{
    private static readonly SP.Colormaps.Viridis Viridis = new();
    private static readonly SP.Palettes.ColorblindFriendly OkabeIto = new();
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
        ["gray image"] = Image,
        ["image in colours without a frame"] = ColorImage,
        ["line bundle"] = Bundle,
        ["logarithmic axes"] = Logarithmic,
        ["reference lines and text"] = References,
        ["legend to the right"] = LegendRight,
        ["long entry to the right"] = LongEntry,
        ["empty panel"] = Empty,
        ["twelve entries and long labels"] = LongLabels,
        ["three hundred decades"] = () => OnLog(1e-150, 1e-3, 1e150),
        ["part of a decade"] = () => OnLog(2.1, 2.3, 2.2),
        ["one number again and again"] = () =>
            new(Grid(1, [Of(new PointSeries { X = X, Y = new("same", [7, 7, 7, 7]), Style = Dots })]), In(0, "points", 6)),
        ["zero alone"] = () =>
            new(Grid(1, [Of(new LineSeries { X = X, Y = new("zero", [0, 0, 0, 0]), Style = Thick(5) })]), In(0, "line", 5)),
        ["one point"] = () =>
            new(Grid(1, [Of(new PointSeries { X = new("x", [3]), Y = new("y", [1e-9]), Style = Dots })]), In(0, "point", 6)),
        ["no points"] = () =>
            new(Grid(1, [Of(new LineSeries { X = new("x", []), Y = new("y", []) }, new LineSeries { X = X, Y = Y, Style = Thick(5) })]),
                In(0, "line", 5)),
        ["all not finite"] = NotFinite,
        ["heat map of many cells"] = ManyCells,
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
            Grid(3, [.. markers.Select(
                marker => Of(
                    new PointSeries { X = X, Y = Y, Style = new() { Marker = marker, Size = 8, Color = SeriesColor.Palette(6) } }))]),
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
        Grid(1, [Of(new PointSeries { X = X, Y = Y, Values = new("v", [0, 1, 2, double.NaN]),
            Style = new() { Size = 8 } }) with { Colors = new() }]),
        Seen("the lowest", Viridis.GetColor(0), areas => areas[0]),
        Seen("the middle", Viridis.GetColor(0.5), areas => areas[0]),
        Seen("the highest", Viridis.GetColor(1), areas => areas[0]));

    private static RendererCase Band()
    {
        DataColumn x = new("x", [0, 1, 2, 3, 4]), lower = new("lower", [0, 0, double.NaN, 0, 0]), upper = new("upper", [1, 1, 1, 1, 1]);
        return new(
            Grid(1, [Of(new BandSeries { X = x, Lower = lower, Upper = upper, Color = SeriesColor.Palette(3), Opacity = 1 })]),
            Seen("left of the gap", OkabeIto.GetColor(3), areas => Part(areas[0], 0, 0.25), 1000),
            Seen("the gap", SP.Colors.White, areas => Part(areas[0], 0.3, 0.7), 1000),
            Seen("right of the gap", OkabeIto.GetColor(3), areas => Part(areas[0], 0.75, 1), 1000));
    }

    private static RendererCase HeatMap() => new(
        Grid(1, [Of(new HeatMapSeries { Values = new("m", new Matrix(1, 3, [0, double.NaN, 1])), X = new(0, 3),
            Y = new(0, 1) }) with { Colors = new() { Label = "Θ" } }]),
        Seen("the low cell", Viridis.GetColor(0), areas => Part(areas[0], 0.02, 0.32), 1000),
        Seen("no number", SP.Colors.White, areas => Part(areas[0], 0.35, 0.65), 1000),
        Seen("the high cell", Viridis.GetColor(1), areas => Part(areas[0], 0.68, 0.98), 1000),
        Seen("the bar's end", Viridis.GetColor(1), Bar),
        Seen("the bar's middle", Viridis.GetColor(0.5), Bar));

    private static RendererCase OneCell() => new(
        Grid(1, [Of(new HeatMapSeries { Values = new("m", new Matrix(1, 1, [5])), X = new(0, 1),
            Y = new(0, 1) }) with { Colors = new() { Map = ColorMap.Diverging, Limits = new(-5, 5) } }]),
        Seen("the cell", new DivergingMap().GetColor(1), areas => areas[0], 5000));

    // Black at the top left, white where there is no number, gray below.
    private static RendererCase Image() => new(
        Grid(1, [Of(new ImageSeries { Values = new("m", new Matrix(2, 2, [-1, double.NaN, 0.5, 0.5])), Range = new(0, 1), X = new(0, 1),
            Y = new(0, 1) })]),
        Seen("black", SP.Colors.Black, areas => Quarter(areas[0], 0, 0), 1000),
        Seen("white", SP.Colors.White, areas => Quarter(areas[0], 1, 0), 1000),
        Seen("gray", SP.Color.FromHex("#808080"), areas => Quarter(areas[0], 0, 1), 1000));

    // Red above blue.
    private static RendererCase ColorImage() => new(
        Grid(1, [Of(new ImageSeries { Values = new("m", new Matrix(6, 1, [1, 0, 0, 0, 0, 1])), Channels = 3, Range = new(0, 1),
            X = new(0, 1), Y = new(0, 1) }) with { IsBare = true }]),
        Seen("red", SP.Color.FromHex("#FF0000"), areas => Quarter(areas[0], 0, 0), 1000),
        Seen("blue", SP.Color.FromHex("#0000FF"), areas => Quarter(areas[0], 0, 1), 1000));

    private static SP.PixelRect Quarter(SP.PixelRect area, int column, int row) => new(
        area.Left + ((column + 0.1f) * area.Width / 2), area.Left + ((column + 0.9f) * area.Width / 2),
        area.Top + ((row + 0.9f) * area.Height / 2), area.Top + ((row + 0.1f) * area.Height / 2));

    private static RendererCase Bundle() => new(
        Grid(1, [Of(new LineBundleSeries { X = X, Lines = new("lines", new Matrix(3, 4, [0, 0, 0, 0, 1, 2, 1, 2, 3, 3, 3, 3])),
            Values = new("color", [0, 1, 2]), Width = 2 }) with { Colors = new() }]),
        Seen("the first line", Viridis.GetColor(0), areas => areas[0], 50),
        Seen("the second line", Viridis.GetColor(0.5), areas => areas[0], 50),
        Seen("the third line", Viridis.GetColor(1), areas => areas[0], 50));

    /// <summary>Between 1 and 100, 10 lies in the middle.</summary>
    private static RendererCase Logarithmic()
    {
        Axis log = new() { Scale = AxisScale.Log, Limits = new(1, 100) };
        DataColumn x = new("x", [10, 0, -1]);
        return new(
            Grid(1, [Of(new PointSeries { X = x, Y = x, Style = new() { Color = SeriesColor.Palette(6), Size = 6 } }) with { X = log,
                Y = log }]),
            Seen("the point in the middle", OkabeIto.GetColor(6), areas => Part(areas[0], 0.45, 0.55), 20),
            Seen("the note of what is left out", SP.Color.FromHex("#606060"), Notes));
    }

    private static RendererCase References() => new(
        Grid(1, [Of(
            new ReferenceLine { Orientation = Orientation.Horizontal, Value = 1, Style = Thick(5) },
            new ReferenceLine { Orientation = Orientation.Vertical, Value = 1, Style = Thick(6) },
            new TextSeries { Text = "HERE", X = 1, Y = 2, Color = SeriesColor.Palette(3) }) with { X = new() { Limits = new(0, 4) },
                Y = new() { Limits = new(0, 4) } }]),
        Seen("horizontal on the left", OkabeIto.GetColor(5), areas => Part(areas[0], 0, 0.2), 20),
        Seen("horizontal on the right", OkabeIto.GetColor(5), areas => Part(areas[0], 0.8, 1), 20),
        Seen("vertical", OkabeIto.GetColor(6), areas => Part(areas[0], 0.22, 0.28), 50),
        Seen("text", OkabeIto.GetColor(3), areas => Part(areas[0], 0.25, 0.6), 8));

    private static RendererCase LegendRight() => new(
        Grid(1, [Of(
            new LineSeries { Label = "line", X = X, Y = Y, Style = Thick(5) },
            new PointSeries { Label = "points", X = X, Y = X, Style = new() { Color = SeriesColor.Palette(6), Size = 6 } },
            new BandSeries { Label = "band", X = X, Lower = X, Upper = Y, Color = SeriesColor.Palette(3),
                Opacity = 1 })]) with { Legend = LegendPlacement.Right },
        Seen("the line's symbol", OkabeIto.GetColor(5), Symbols),
        Seen("the points' symbol", OkabeIto.GetColor(6), Symbols),
        Seen("the band's symbol", OkabeIto.GetColor(3), Symbols));

    private static RendererCase LongEntry() => new(
        Grid(1, [Of(new LineSeries { Label = "an entry that is much longer than the panel that it explains is wide", X = X, Y = Y,
            Style = Thick(5) })]) with { Legend = LegendPlacement.Right },
        In(0, "the line", 5),
        Seen("its symbol", OkabeIto.GetColor(5), Symbols));

    private static RendererCase Empty() => new(
        Grid(1, [Of() with { X = new() { Label = "x" } }]),
        new Sighting("a tick below the frame", SP.Color.FromHex("#404040"),
            areas => new(areas[0].Left, areas[0].Right, areas[0].Bottom + 2.2f, areas[0].Bottom + 0.7f), 2, 110));

    private static RendererCase LongLabels()
    {
        const string Text =
            "a label with an index k₁₂ that goes on and on, longer than any page is wide, with a wordthatnobodycouldbreak and more";
        PanelSeries[] series =
            [.. Enumerable.Range(0, 12)
                .Select(i =>
                    new LineSeries { Label = $"entry {i} of them", X = X, Y = new($"y{i}", [i, i, i, i + 1]), Style = Thick(i % 8) })];
        Panel panel =
            Of(series) with { X = new() { Label = Text }, Y = new() { Label = "an upright label that is longer than its axis" },
                Title = Text };
        return new(Grid(1, [panel]) with { Height = 4, Legend = LegendPlacement.Above }, In(0, "a line", 5), In(0, "another", 6));
    }

    private static RendererCase OnLog(params double[] y) =>
        new(Grid(1, [Of(
            new LineSeries { X = new("x", [1, 2, 3]), Y = new("y", y), Style = Thick(5) }) with { Y = new() { Label = "y",
                Scale = AxisScale.Log } }]), In(0, "line", 5));

    private static RendererCase NotFinite() => new(
        Grid(1, [Of(new LineSeries { X = X,
            Y = new("y", [double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1e301]) }) with { X = new() { Label = "x" } }]),
        Seen("the note of what is left out", SP.Color.FromHex("#606060"), Notes));

    private static RendererCase ManyCells()
    {
        Matrix many = new(1000, 1000);
        for (int i = 0; i < many.Values.Length; i++)
            many.Values[i] = i;
        return new(
            Grid(1, [Of(new HeatMapSeries { Values = new("m", many), X = new(0, 1), Y = new(0, 1) }) with { Colors = new() }]),
            Seen("low cells", Viridis.GetColor(0), areas => areas[0], 50),
            Seen("high cells", Viridis.GetColor(1), areas => areas[0], 50));
    }

    private static RendererCase Loss() => new(
        LossFigure.Build(
            new LossCurves { Steps = [0, 100, 200], Train = [1, 0.1, 0.01], Test = [2, 0.5, 0.4], TrainAccuracy = [0.1, 0.8, 1] }),
        In(0, "training loss", 5),
        In(0, "test loss", 6),
        In(1, "training accuracy", 5));

    private static RendererCase SingularValues() => new(
        SingularValuesFigure.Build(
        [
            ("initialization", new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [10, 5, 1e-3, 1e-20], Floor = 1e-12 }),
            ("trained", new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [50, 1, 1e-2, 1e-4], Floor = 1e-11 }),
        ]),
        In(0, "at initialization", 5),
        In(0, "trained", 6));

    private static Panel Of(params PanelSeries[] series) => new() { Series = series };

    private static Figure Grid(int columns, Panel[] panels)
    {
        int rows = (panels.Length + columns - 1) / columns;
        return new() { Name = "case", Width = 0.4 + (1.8 * columns), Height = 0.3
            + (1.5 * rows), Rows = rows, Columns = columns, Panels = panels };
    }

    private static PointStyle Dots => new() { Color = SeriesColor.Palette(6), Size = 6 };

    private static LineStyle Thick(int color) => new() { Color = SeriesColor.Palette(color), Width = 2 };

    private static Sighting In(int panel, string what, int color, int pixels = 12) =>
        new(what, OkabeIto.GetColor(color), areas => areas[panel], pixels);

    private static Sighting Seen(string what, SP.Color color, Func<SP.PixelRect[], SP.PixelRect> where, int pixels = 12) =>
        new(what, color, where, pixels);

    /// <summary>The part of an area between two shares of its width.</summary>
    private static SP.PixelRect Part(SP.PixelRect area, double from, double to) =>
        new(area.Left + ((float)from * area.Width), area.Left + ((float)to * area.Width), area.Bottom, area.Top);

    /// <summary>What is below all axes.</summary>
    private static SP.PixelRect Notes(SP.PixelRect[] areas) =>
        new(4, areas[0].Right, areas[0].Bottom + 30, areas[0].Bottom + 12);

    /// <summary>The colour bar stands beside the panel.</summary>
    private static SP.PixelRect Bar(SP.PixelRect[] areas) => new(areas[0].Right + 4, areas[0].Right + 13, areas[0].Bottom, areas[0].Top);

    /// <summary>The part of a legend to the right that holds its symbols.</summary>
    private static SP.PixelRect Symbols(SP.PixelRect[] areas) =>
        new(areas[0].Right + 8, areas[0].Right + 32, areas[0].Bottom, areas[0].Top);
}
