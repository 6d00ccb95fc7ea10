namespace NtkWorkbench.Figures;

/// <summary>Accuracies of the network, the linear model and kernel regression, one below the other.</summary>
internal static class AccuracyFigure
{
    // Where the axis ends at 1, with the mark that stands there.
    private const double WholeMarks = 1.03;

    /// <param name="accuracies">For each its name, and accuracies on training and test samples; null: not known.</param>
    /// <param name="classes">How many there are, of which chance says one.</param>
    public static Figure Build(IReadOnlyList<(string Name, double? Train, double? Test)> accuracies, int classes)
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
                    X = new()
                    {
                        Label = "accuracy",
                        Limits = new(0, WholeMarks),
                        Ticks = [.. Enumerable.Range(0, 6).Select(i => new AxisTick(
                            i / 5.0, (i / 5.0).ToString("0.#", CultureInfo.InvariantCulture)))],
                    },
                    Y = new()
                    {
                        Limits = new(0, accuracies.Count),
                        Ticks = [.. accuracies.Select((one, i) => new AxisTick(places[i], one.Name))],
                    },
                    Series =
                    [
                        Drawing.Vertical(1.0 / classes, "chance", new() { Width = 0.8, Opacity = 0.6, Dash = DashStyle.Dashed }),
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
