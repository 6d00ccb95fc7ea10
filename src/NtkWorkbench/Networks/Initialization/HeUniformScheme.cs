namespace NtkWorkbench;

/// <summary>Uniform in ±√(6/fan_in).</summary>
public sealed record HeUniformScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Symmetric(Math.Sqrt(6.0 / layer.FanIn), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 2.0 / layer.FanIn;
}
