namespace NtkWorkbench;

/// <summary>Which units of the hidden layers are on at which samples.</summary>
public sealed class ActivationPattern
{
    private readonly bool[] _on;

    private ActivationPattern(bool[] on) => _on = on;

    /// <summary>The pattern of a network with one-sided activations, where a positive output means on.</summary>
    /// <param name="engine">Holds the network.</param>
    /// <param name="inputs">(n, d).</param>
    /// <remarks>One evaluation of each hidden layer.</remarks>
    public static ActivationPattern Of(IEngine engine, Matrix inputs)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inputs);
        var on = new List<bool>();
        for (int layer = 0; layer < engine.Architecture.Layers.Count - 1; layer++)
        {
            double[] activations = new double[checked(inputs.Rows * engine.Architecture.Layers[layer].FanOut)];
            engine.Activations(layer, inputs.Values, activations);
            on.AddRange(activations.Select(value => value > 0));
        }
        return new ActivationPattern([.. on]);
    }

    /// <summary>The share of (sample, unit) pairs that are on in one pattern and off in the other; 0 without hidden units.</summary>
    /// <exception cref="ShapeException">The patterns have different numbers of pairs.</exception>
    public double ShareChangedFrom(ActivationPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ShapeException.ThrowIfLengthDiffers("an activation pattern", _on.Length, other._on.Length);
        return _on.Length == 0 ? 0 : (double)_on.Zip(other._on).Count(pair => pair.First != pair.Second) / _on.Length;
    }
}
