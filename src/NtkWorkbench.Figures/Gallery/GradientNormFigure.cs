namespace NtkWorkbench.Figures;

/// <summary>The gradient norm of each layer's weights and biases against steps, by its logarithm.</summary>
public static class GradientNormFigure
{
    /// <summary>The figure's name.</summary>
    public const string Name = "gradient_norms";

    /// <summary>The map's last colours are too light for lines.</summary>
    private const double LightestPosition = 0.8;

    /// <summary>Builds the figure.</summary>
    /// <param name="steps">The recorded steps.</param>
    /// <param name="layers">The norms of each layer, the first layer first.</param>
    public static Figure Build(IReadOnlyList<int> steps, IReadOnlyList<LayerGradientNorms> layers)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(layers);
        DataColumn x = Drawing.Steps(steps);
        return new Figure
        {
            Name = Name,
            Height = 2.5,
            Columns = 2,
            Legend = LegendPlacement.Above,
            Panels =
            [
                Norms("weights", "‖∂L/∂W‖", x, [.. layers.Select(layer => layer.Weight)]),
                Norms("biases", "‖∂L/∂b‖", x, [.. layers.Select(layer => layer.Bias)]),
            ],
        };
    }

    private static Panel Norms(string kind, string label, DataColumn steps, double[][] layers) => new()
    {
        Title = kind,
        X = new() { Label = "step", Integers = true },
        Y = new() { Label = label, Scale = AxisScale.Log },
        Series = [.. layers.Select((norms, i) =>
        {
            double position = layers.Length == 1 ? 0 : LightestPosition * i / (layers.Length - 1);
            LineStyle style = new() { Color = SeriesColor.Mapped(position), Width = 1.1 };
            return Drawing.Curve(steps, new DataColumn($"layer_{i + 1}_{kind}", norms), style, $"layer {i + 1}");
        })],
    };
}
