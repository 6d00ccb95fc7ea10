namespace NtkWorkbench;

/// <summary>All zero.</summary>
public sealed record ZerosScheme : InitializationScheme
{
    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        values.Clear();

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => 0;
}
