using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The k largest eigenvalues of a symmetric positive semi-definite matrix A with their vectors.</summary>
internal sealed record LeadingEigenpairs
{
    /// <summary>λ₁ ≥ λ₂ ≥ …: Rayleigh quotients vᵀAv, measured.</summary>
    public required double[] Values { get; init; }

    /// <summary>The vectors, shape (k, size): orthonormal rows.</summary>
    public required Matrix Vectors { get; init; }

    /// <summary>‖Av − λv‖, measured: within this distance of λ lies an eigenvalue.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Products that it took, with those that measured.</summary>
    public required int Products { get; init; }

    /// <summary>Times that the basis was restarted.</summary>
    public required int Cycles { get; init; }

    /// <summary>Whether all residuals came under the tolerance and no pair was found to be missing.</summary>
    public required bool Converged { get; init; }

    /// <summary>Values and residuals of vectors, orthonormal rows, by products of their own, so many at once; in the order of the
    /// values.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    public static LeadingEigenpairs Measure(
        SymmetricOperator matrix, Matrix vectors, int block, double tolerance, CancellationToken cancellation)
    {
        double[] values = new double[vectors.Rows], residuals = new double[vectors.Rows];
        for (int first = 0; first < vectors.Rows; first += block)
        {
            cancellation.ThrowIfCancellationRequested();
            var product = new Matrix(Math.Min(block, vectors.Rows - first), vectors.Columns);
            matrix.Multiply(vectors.Values.AsSpan(first * vectors.Columns, product.Values.Length), product.Values);
            NumericalException.ThrowIfNotFinite("a product of a Lanczos iteration", product.Values);
            for (int i = 0; i < product.Rows; i++)
            {
                ReadOnlySpan<double> vector = vectors.Row(first + i);
                double value = values[first + i] = TensorPrimitives.Dot(vector, product.Row(i));
                TensorPrimitives.MultiplyAdd(vector, -value, product.Row(i), product.Row(i));
                residuals[first + i] = TensorPrimitives.Norm<double>(product.Row(i));
            }
        }
        int[] order = [.. Enumerable.Range(0, vectors.Rows).OrderByDescending(i => values[i])];
        var ordered = new Matrix(vectors.Rows, vectors.Columns);
        for (int i = 0; i < order.Length; i++)
            vectors.Row(order[i]).CopyTo(ordered.Row(i));
        return new LeadingEigenpairs
        {
            Values = [.. order.Select(i => values[i])],
            Vectors = ordered,
            Residuals = [.. order.Select(i => residuals[i])],
            Products = vectors.Rows,
            Cycles = 0,
            Converged = residuals.All(residual => residual <= tolerance * values[order[0]]),
        };
    }
}
