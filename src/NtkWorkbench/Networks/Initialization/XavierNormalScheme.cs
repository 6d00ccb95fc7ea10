namespace NtkWorkbench;

/// <summary>N(0, 2/(fan_in + fan_out)).</summary>
public sealed record XavierNormalScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Normal(Math.Sqrt(2 / ((double)layer.FanIn + layer.FanOut)), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 2 / ((double)layer.FanIn + layer.FanOut);
}
