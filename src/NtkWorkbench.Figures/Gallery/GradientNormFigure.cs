namespace NtkWorkbench.Figures;

/// <summary>The gradient norm of each layer's weights and biases against steps, by its logarithm.</summary>
internal static class GradientNormFigure
{
    // More layers are told apart by a colour bar.
    private const int MostEntries = 8;

    // The map's last colours are too light for lines.
    private const double LightestPosition = 0.8;

    /// <summary>whole, trained: norms of the gradient in all parameters and in the trained ones; null where they are the same.</summary>
    public static Figure Build(IReadOnlyList<int> steps, IReadOnlyList<(double[] Weight, double[] Bias)> layers,
        (double[] Whole, double[] Trained)? norms = null, int? perEpoch = null)
    {
        (DataColumn x, Axis axis) = Drawing.Steps(steps, perEpoch);
        Panel weights = Norms("weights", "‖∂L/∂W‖", x, axis, [.. layers.Select(layer => layer.Weight)]);
        Panel biases = Norms("biases", "‖∂L/∂b‖", x, axis, [.. layers.Select(layer => layer.Bias)]);
        Panel[] both = norms is not (double[] whole, double[] trained) ? [] :
        [
            new()
            {
                Title = "whole gradient",
                X = axis,
                Y = new() { Label = "‖∂L/∂θ‖", Scale = AxisScale.Log },
                Series =
                [
                    Drawing.Curve(x, new DataColumn("all_layers", whole), Drawing.Style(0), "all layers"),
                    Drawing.Curve(x, new DataColumn("trained_layers", trained), Drawing.Style(6, dash: DashStyle.Dashed), "trained layers"),
                ],
            },
        ];
        return Drawing.InRows("gradient_norms", [weights, biases, .. both], 2, 2.5);
    }

    private static Panel Norms(string kind, string label, DataColumn steps, Axis axis, double[][] layers) => new()
    {
        Title = kind,
        X = axis,
        Y = new() { Label = label, Scale = AxisScale.Log },
        Colors = layers.Length <= MostEntries ? null
            : new() { Label = "layer", Limits = new Interval(1, 1 + ((layers.Length - 1) / LightestPosition)) },
        Series = [.. layers.Select((norms, i) =>
        {
            double position = layers.Length == 1 ? 0 : LightestPosition * i / (layers.Length - 1);
            LineStyle style = new() { Color = SeriesColor.Mapped(position), Width = 1.1 };
            return Drawing.Curve(steps, new DataColumn($"layer_{i + 1}_{kind}", norms), style,
                layers.Length <= MostEntries ? $"layer {i + 1}" : null);
        })],
    };
}
