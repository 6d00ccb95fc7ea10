namespace NtkWorkbench;

/// <summary>Uniform in ±1/√fan_in: what torch.nn.Linear draws, weights and biases alike.</summary>
public sealed record PytorchDefaultScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Symmetric(1 / Math.Sqrt(layer.FanIn), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 1.0 / (3.0 * layer.FanIn);
}
