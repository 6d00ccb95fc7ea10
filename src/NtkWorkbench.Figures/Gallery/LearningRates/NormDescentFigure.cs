namespace NtkWorkbench.Figures;

/// <summary>Paths to the minimum of ‖x − b‖: over its contours where x has two entries, and distance against step.</summary>
internal static class NormDescentFigure
{
    private const int PanelsInRow = 3;
    private const int Contours = 6;
    private const int MostPoints = 2000;

    /// <summary>The paths, a panel each, over contours of the distance from b. <c>target</c>: b, two entries.</summary>
    public static Figure BuildPaths(double[] target, IReadOnlyList<(string Name, NormDescentPath Path)> paths) =>
        Drawing.InRows("paths", [.. paths.Select((path, i) => PathPanel(target, path.Name, path.Path, i))], PanelsInRow, 2.6);

    /// <summary>‖x_t − b‖ against t, both by their logarithms, and where ε lies.</summary>
    public static Figure BuildDistances(IReadOnlyList<(string Name, NormDescentPath Path)> paths, double accuracy)
    {
        Panel panel = new()
        {
            X = new() { Label = "step + 1", Scale = AxisScale.Log },
            Y = new() { Label = "distance ‖x − b‖", Scale = AxisScale.Log },
            Series = [.. paths.Select((path, i) => Distance(path.Name, path.Path, i)), Drawing.Horizontal(accuracy, "accuracy")],
        };
        return Drawing.InRows("distance", [panel], 1, 2.6 + (0.1 * paths.Count));
    }

    private static Panel PathPanel(double[] target, string name, NormDescentPath path, int index)
    {
        string word = Drawing.Word(name);
        double far = path.Distances.Take(MostPoints).Max();
        int[] shown = Thinned.Evenly(Math.Min(path.Points.Rows, MostPoints), MostPoints);
        DataColumn x = new($"{word}_x1", [.. shown.Select(t => path.Points[t, 0])]),
            y = new($"{word}_x2", [.. shown.Select(t => path.Points[t, 1])]);
        return new()
        {
            Title = name,
            X = new() { Label = "x₁" },
            Y = new() { Label = index % PanelsInRow == 0 ? "x₂" : null },
            Square = true,
            Series =
            [
                .. Enumerable.Range(1, Contours).Select(i => Contour(target, far * i / Contours, $"{word}_contour_{i}")),
                new LineSeries { X = x, Y = y, Style = Drawing.Style(5, 0.8) },
                new PointSeries { X = x, Y = y, Style = Drawing.Points(5, Marker.Circle, 2.5) },
                new PointSeries { X = new("b1", [target[0]]), Y = new("b2", [target[1]]),
                    Style = Drawing.Points(6, Marker.Cross, 6) },
            ],
        };
    }

    private static LineSeries Contour(double[] target, double radius, string word)
    {
        double[] angles = [.. Enumerable.Range(0, 121).Select(i => 2 * Math.PI * i / 120)];
        return new()
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
        // Each with the next, for a path may jump to and fro.
        int[] shown = [.. Thinned.ByDecades(last + 1, MostPoints)
            .SelectMany(t => new[] { t, Math.Min(t + 1, last) }).Distinct().Order()];
        return Drawing.Curve(
            new($"{word}_step", [.. shown.Select(t => t + 1.0)]), new($"{word}_distance", [.. shown.Select(t => path.Distances[t])]),
            Drawing.Style(new[] { 5, 6, 3, 7, 1, 2, 0 }[index % 7], 1.1), name);
    }
}
