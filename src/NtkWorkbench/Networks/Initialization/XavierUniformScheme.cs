namespace NtkWorkbench;

/// <summary>Uniform in ±√(6/(fan_in + fan_out)).</summary>
public sealed record XavierUniformScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Symmetric(Math.Sqrt(6 / ((double)layer.FanIn + layer.FanOut)), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 2 / ((double)layer.FanIn + layer.FanOut);
}
