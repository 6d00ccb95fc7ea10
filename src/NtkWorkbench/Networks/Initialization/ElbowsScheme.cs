using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>Biases only, one input: b = −e·w with e uniform in the range, so that the elbow x = −b/w of each unit of the first hidden layer
/// lies there; deeper biases are zero.</summary>
public sealed record ElbowsScheme : InitializationScheme
{
    /// <summary>Where the elbows lie.</summary>
    [Description("The interval that the elbows are drawn in.")]
    public Interval Range { get; init; } = new(0, 1);

    /// <inheritdoc/>
    public override void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values)
    {
        if (weight.IsEmpty)
            throw new NtkException("initialization.weights: elbows are a scheme for biases, not for weights");
        if (layer.Index > 0)
        {
            values.Clear();
            return;
        }
        if (layer.FanIn != 1)
            throw new NtkException($"initialization.biases: elbows need a network with one input, got {layer.FanIn} inputs");
        Uniform(Range, stream, values);
        for (int unit = 0; unit < values.Length; unit++)
            values[unit] *= -(layer.WeightScale * weight[unit]);
    }

    /// <inheritdoc/>
    public override double? Variance(LayerLayout layer) => null;
}
