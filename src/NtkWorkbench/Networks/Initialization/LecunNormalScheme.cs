namespace NtkWorkbench;

/// <summary>N(0, 1/fan_in).</summary>
public sealed record LecunNormalScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Normal(Math.Sqrt(1.0 / layer.FanIn), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 1.0 / layer.FanIn;
}
