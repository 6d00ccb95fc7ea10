namespace NtkWorkbench.Figures;

/// <summary>Paths to the minimum of ‖x − b‖: over its contours where x has two entries, and distance against step.</summary>
public static class NormDescentFigure
{
    /// <summary>The figure of the paths.</summary>
    public const string PathName = "paths";

    /// <summary>The figure of the distances.</summary>
    public const string DistanceName = "distance";

    private const int Contours = 6;
    private const int MostPoints = 2000;

    /// <summary>The paths, a panel each, over contours of the distance from b.</summary>
    /// <param name="target">b, two entries.</param>
    /// <param name="paths">Names and paths.</param>
    public static Figure BuildPaths(double[] target, IReadOnlyList<(string Name, NormDescentPath Path)> paths)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(paths);
        int columns = Math.Min(3, paths.Count);
        return new Figure
        {
            Name = PathName,
            Width = columns == 1 ? FigureWidth.SingleColumn : FigureWidth.DoubleColumn,
            Height = 2.6 * ((paths.Count + columns - 1) / columns),
            Rows = (paths.Count + columns - 1) / columns,
            Columns = columns,
            Panels = [.. paths.Select((path, i) => PathPanel(target, path.Name, path.Path, i))],
        };
    }

    /// <summary>‖x_t − b‖ against t, both by their logarithms.</summary>
    /// <param name="paths">Names and paths.</param>
    /// <param name="accuracy">ε.</param>
    public static Figure BuildDistances(IReadOnlyList<(string Name, NormDescentPath Path)> paths, double accuracy)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return new Figure
        {
            Name = DistanceName,
            Width = FigureWidth.SingleColumn,
            Height = 2.6 + (0.1 * paths.Count),
            Legend = LegendPlacement.Above,
            Panels =
            [
                new Panel
                {
                    X = new() { Label = "step + 1", Scale = AxisScale.Log },
                    Y = new() { Label = "distance ‖x − b‖", Scale = AxisScale.Log },
                    Series =
                    [
                        .. paths.Select((path, i) => Distance(path.Name, path.Path, i)),
                        new ReferenceLine { Label = "accuracy", Orientation = Orientation.Horizontal, Value = accuracy },
                    ],
                },
            ],
        };
    }

    private static Panel PathPanel(double[] target, string name, NormDescentPath path, int index)
    {
        string word = Drawing.Word(name);
        double far = path.Distances.Take(MostPoints).Max();
        int[] shown = Drawing.Spread(Math.Min(path.Points.Rows, MostPoints), MostPoints);
        DataColumn x = new($"{word}_x1", [.. shown.Select(t => path.Points[t, 0])]),
            y = new($"{word}_x2", [.. shown.Select(t => path.Points[t, 1])]);
        return new Panel
        {
            Title = name,
            X = new() { Label = "x₁" },
            Y = new() { Label = index % 3 == 0 ? "x₂" : null },
            Square = true,
            Series =
            [
                .. Enumerable.Range(1, Contours).Select(i => Contour(target, far * i / Contours, $"{word}_contour_{i}")),
                new LineSeries { X = x, Y = y, Style = new() { Color = SeriesColor.Palette(5), Width = 0.8 } },
                new PointSeries { X = x, Y = y, Style = new() { Color = SeriesColor.Palette(5), Size = 2.5 } },
                new PointSeries { X = new("b1", [target[0]]), Y = new("b2", [target[1]]),
                    Style = new() { Color = SeriesColor.Palette(6), Marker = Marker.Cross, Size = 6 } },
            ],
        };
    }

    private static LineSeries Contour(double[] target, double radius, string word)
    {
        double[] angles = [.. Enumerable.Range(0, 121).Select(i => 2 * Math.PI * i / 120)];
        return new LineSeries
        {
            X = new($"{word}_x", [.. angles.Select(angle => target[0] + (radius * Math.Cos(angle)))]),
            Y = new($"{word}_y", [.. angles.Select(angle => target[1] + (radius * Math.Sin(angle)))]),
            Style = new() { Width = 0.5, Opacity = 0.3 },
        };
    }

    private static PanelSeries Distance(string name, NormDescentPath path, int index)
    {
        string word = Drawing.Word(name);
        int last = path.Distances.Length - 1;
        // As many points in each decade, so that the first steps are all there; each with the next, for a path may jump to and fro.
        int[] shown = [.. Enumerable.Range(0, MostPoints).Select(i => (int)Math.Round(Math.Pow(last + 1, i / (MostPoints - 1.0)) - 1))
            .SelectMany(t => new[] { t, Math.Min(t + 1, last) }).Distinct().Order()];
        return Drawing.Curve(
            new($"{word}_step", [.. shown.Select(t => t + 1.0)]), new($"{word}_distance", [.. shown.Select(t => path.Distances[t])]),
            new() { Color = SeriesColor.Palette(new[] { 5, 6, 3, 7, 1, 2, 0 }[index % 7]), Width = 1.1 }, name);
    }
}
