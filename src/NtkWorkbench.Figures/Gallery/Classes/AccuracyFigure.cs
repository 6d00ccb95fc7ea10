namespace NtkWorkbench.Figures;

/// <summary>Accuracies of the network, the linear model and kernel regression, one below the other.</summary>
internal static class AccuracyFigure
{
    /// <param name="accuracies">For each its name, and accuracies on training and test samples; null: not known.</param>
    public static Figure Build(IReadOnlyList<(string Name, double? Train, double? Test)> accuracies)
    {
        double[] places = [.. accuracies.Select((_, i) => accuracies.Count - i - 0.5)];
        PointSeries Points(
            string name, string label, PointStyle style, Func<(string, double? Train, double? Test), double?> value) => new()
        {
            X = new($"{name}_accuracy", [.. accuracies.Select(value).OfType<double>()]),
            Y = new($"{name}_place", [.. places.Where((_, i) => value(accuracies[i]) is not null)]),
            Label = label,
            Style = style,
        };
        return new()
        {
            Name = "accuracies",
            Width = FigureWidth.SingleColumn + 1,
            Height = 0.9 + (0.25 * accuracies.Count),
            Legend = LegendPlacement.Above,
            Panels =
            [
                new()
                {
                    X = new() { Label = "accuracy" },
                    Y = new()
                    {
                        Limits = new(0, accuracies.Count),
                        Ticks = [.. accuracies.Select((one, i) => new AxisTick(places[i], one.Name))],
                    },
                    Series =
                    [
                        .. accuracies.Any(one => one.Train is not null)
                            ? [Points("train", "training samples", Drawing.Points(5, Marker.OpenCircle, 5), one => one.Train)]
                            : Array.Empty<PanelSeries>(),
                        .. accuracies.Any(one => one.Test is not null)
                            ? [Points("test", "test samples", Drawing.Points(6, Marker.Circle, 4), one => one.Test)]
                            : Array.Empty<PanelSeries>(),
                    ],
                },
            ],
        };
    }
}
