namespace NtkWorkbench;

/// <summary>Which units of the hidden layers are on at which samples.</summary>
internal sealed class ActivationPattern
{
    private readonly bool[] _on;

    private ActivationPattern(bool[] on) => _on = on;

    /// <summary>The pattern of a network with one-sided activations, where a positive output means on.</summary>
    /// <remarks>One evaluation of each hidden layer.</remarks>
    public static ActivationPattern Of(Linearization linear)
    {
        IEnumerable<int> layers = Enumerable.Range(0, linear.Architecture.Layers.Count - 1);
        return new ActivationPattern(
            [.. layers.SelectMany(layer => linear.Activations(layer, linear.Inputs).Values).Select(value => value > 0)]);
    }

    /// <summary>The share of (sample, unit) pairs that are on in one pattern and off in the other; 0 without hidden units.</summary>
    public double ShareChangedFrom(ActivationPattern other)
    {
        ShapeException.ThrowIfLengthDiffers("an activation pattern", _on.Length, other._on.Length);
        return _on.Length == 0 ? 0 : (double)_on.Zip(other._on).Count(pair => pair.First != pair.Second) / _on.Length;
    }
}
