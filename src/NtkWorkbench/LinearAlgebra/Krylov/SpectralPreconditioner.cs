using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>M = I + Σ (μ/(λ_k + λ) − 1) v_k v_kᵀ for known eigenpairs (λ_k, v_k) of A, μ the smallest of their λ_k + λ: M(A + λI) has μ in
/// their place and all other eigenvalues as they were. Positive definite however rough the pairs are.</summary>
internal sealed class SpectralPreconditioner
{
    private readonly Matrix _vectors;
    private readonly double[] _factors;
    private readonly ILinearAlgebra _algebra;

    /// <summary>shift: λ. Pairs whose values are lost in the rounding of the first are left out.</summary>
    public SpectralPreconditioner(LeadingEigenpairs known, double shift, ILinearAlgebra algebra)
    {
        double floor = known.Vectors.Columns * MachineEpsilon.Float64 * known.Values.FirstOrDefault();
        double[] values = [.. known.Values.Where(value => value > floor).Select(value => value + shift)];
        (_vectors, _algebra) = (known.Vectors, algebra);
        _factors = [.. values.Select(value => (values[^1] / value) - 1)];
    }

    /// <summary>MR for <paramref name="count"/> vectors R, row after row.</summary>
    public void Apply(int count, ReadOnlySpan<double> vectors, Span<double> result)
    {
        int size = _vectors.Columns, pairs = _factors.Length;
        vectors.CopyTo(result);
        if (pairs == 0)
            return;
        var shares = new Matrix(count, pairs);
        PanelProduct.Multiply<double>(
            _algebra, MatrixTranspose.None, MatrixTranspose.Transposed, count, pairs, size,
            1, vectors, size, _vectors.Values, size, 0, shares.Values, pairs);
        for (int i = 0; i < count; i++)
            TensorPrimitives.Multiply(shares.Row(i), _factors, shares.Row(i));
        PanelProduct.Multiply<double>(
            _algebra, MatrixTranspose.None, MatrixTranspose.None, count, size, pairs,
            1, shares.Values, pairs, _vectors.Values, size, 1, result, size);
    }
}
