namespace NtkWorkbench;

/// <summary>N(0, 2/fan_in).</summary>
public sealed record HeNormalScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Normal(Math.Sqrt(2.0 / layer.FanIn), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 2.0 / layer.FanIn;
}
