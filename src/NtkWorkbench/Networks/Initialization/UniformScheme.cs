using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>Uniform in [low, high).</summary>
public sealed record UniformScheme : InitializationScheme
{
    /// <summary>The lower end.</summary>
    [Description("The lower end.")]
    public required double Low { get; init; }

    /// <summary>The upper end.</summary>
    [Description("The upper end.")]
    public required double High { get; init; }

    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Uniform(new(Low, High), stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => Low == -High ? High * High / 3 : null;
}
