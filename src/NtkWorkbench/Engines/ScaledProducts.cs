using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>J D of a diagonal D: the features of parameters in other units. P^(−½) gives those along which an optimizer moves that divides
/// its step by P, whose kernel is J P⁻¹ Jᵀ. features: J, disposed with them; scale: D, an entry a column.</summary>
internal sealed class ScaledProducts : ITangentProducts
{
    private readonly ITangentProducts _features;
    private readonly double[] _scale;

    public ScaledProducts(ITangentProducts features, double[] scale)
    {
        ShapeException.ThrowIfLengthDiffers("the diagonal of scaled features", features.Columns, scale.Length);
        (_features, _scale) = (features, scale);
    }

    public int Rows => _features.Rows;

    public int Columns => _features.Columns;

    public void Multiply(ReadOnlySpan<double> directions, Span<double> result)
    {
        double[] scaled = directions.ToArray();
        for (int at = 0; at < scaled.Length; at += Columns)
            Scale(scaled.AsSpan(at, Columns), 0);
        _features.Multiply(scaled, result);
    }

    public void MultiplyTransposed(ReadOnlySpan<double> weights, Span<double> result)
    {
        _features.MultiplyTransposed(weights, result);
        for (int at = 0; at < result.Length; at += Columns)
            Scale(result.Slice(at, Columns), 0);
    }

    /// <summary>Not known: the columns' own norms are what they would take. They are NaN.</summary>
    public void SquaredNorms(Span<double> norms) => norms.Fill(double.NaN);

    public void Dispose() => _features.Dispose();

    /// <summary>Entries of columns from the first on, times those of D.</summary>
    internal void Scale(Span<double> values, int first) =>
        TensorPrimitives.Multiply(values, _scale.AsSpan(first, values.Length), values);
}
