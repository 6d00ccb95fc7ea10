using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>N(0, std²).</summary>
public sealed record NormalScheme : InitializationScheme
{
    /// <summary>The standard deviation.</summary>
    [Description("The standard deviation.")]
    [Range(0, double.MaxValue)]
    public required double Std { get; init; }

    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values) =>
        Normal(Std, stream, values);

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => Std * Std;
}
