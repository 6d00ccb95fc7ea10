namespace NtkWorkbench;

/// <summary>How a layer's weights or biases are drawn. Schemes describe the effective values s·W and b of the standard parameterization; in
/// the NTK parameterization the stored weight is the draw divided by s, so that the function at initialization is the same in both. fan_in
/// and fan_out are the layer's, for its biases too; in μP those of the base, <see cref="LayerLayout.InitialScale"/>.</summary>
public abstract record InitializationScheme
{
    /// <summary>Draws effective values.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="weight">The layer's stored weight where its biases are drawn; empty where the weight itself is.</param>
    /// <param name="stream">Where draws come from, an entry after the other.</param>
    /// <param name="values">Destination; overwritten.</param>
    /// <exception cref="NtkException">The scheme does not go with the layer.</exception>
    public abstract void Draw(LayerLayout layer, ReadOnlySpan<double> weight, RandomStream stream, Span<double> values);

    /// <summary>The variance of the effective values; null where they do not all have one and a mean of 0.</summary>
    /// <param name="layer">The layer.</param>
    public abstract double? Variance(LayerLayout layer);

    private protected static void Normal(double deviation, RandomStream stream, Span<double> values)
    {
        foreach (ref double value in values)
            value = deviation * stream.NextNormal();
    }

    private protected static void Symmetric(double limit, RandomStream stream, Span<double> values) =>
        Uniform(new(-limit, limit), stream, values);

    private protected static void Uniform(Interval range, RandomStream stream, Span<double> values)
    {
        foreach (ref double value in values)
            value = range.Low + (range.Length * stream.NextDouble());
    }
}
