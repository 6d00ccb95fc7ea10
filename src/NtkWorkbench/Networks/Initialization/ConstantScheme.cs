using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>All the same value.</summary>
public sealed record ConstantScheme : InitializationScheme
{
    /// <summary>The value.</summary>
    [Description("The value.")]
    public required double Value { get; init; }

    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        values.Fill(Value);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => Value == 0 ? 0 : null;
}
