using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>J P^(−½) of a diagonal P, whose kernel is J P⁻¹ Jᵀ: the features along which an optimizer moves that divides its step by P.
/// features: J, disposed with them; preconditioner: P, an entry a column.</summary>
internal class PreconditionedProducts : ITangentProducts
{
    private readonly ITangentProducts _features;
    private readonly double[] _scale;

    public PreconditionedProducts(ITangentProducts features, ReadOnlySpan<double> preconditioner)
    {
        ShapeException.ThrowIfLengthDiffers("the diagonal of a preconditioner", features.Columns, preconditioner.Length);
        (_features, _scale) = (features, new double[features.Columns]);
        TensorPrimitives.ReciprocalSqrt(preconditioner, _scale);
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

    private protected void Scale(Span<double> values, int first) =>
        TensorPrimitives.Multiply(values, _scale.AsSpan(first, values.Length), values);
}
