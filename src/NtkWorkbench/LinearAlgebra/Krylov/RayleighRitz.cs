using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The best eigenpairs of an operator within the span of some vectors V: of VAVᵀ.</summary>
internal static class RayleighRitz
{
    /// <summary>Pairs by descending values, and Av − λv of each, (k, size), from a product of each vector of its own. vectors: orthonormal
    /// rows; block: how many are multiplied at once.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    /// <remarks>k products, O(k²·size) and twice the memory of the vectors.</remarks>
    public static (LeadingEigenpairs Pairs, Matrix Left) Of(
        SymmetricOperator matrix, Matrix vectors, int block, ILinearAlgebra algebra, CancellationToken cancellation)
    {
        int size = vectors.Columns;
        var images = new Matrix(vectors.Rows, size);
        for (int first = 0; first < vectors.Rows; first += block)
        {
            cancellation.ThrowIfCancellationRequested();
            Range rows = (first * size)..(Math.Min(first + block, vectors.Rows) * size);
            matrix.Multiply(vectors.Values.AsSpan(rows), images.Values.AsSpan(rows));
        }
        NumericalException.ThrowIfNotFinite("a product of a Lanczos iteration", images.Values);
        var projected = new Matrix(vectors.Rows, vectors.Rows);
        PanelProduct.Multiply<double>(
            algebra, MatrixTranspose.None, MatrixTranspose.Transposed, vectors.Rows, vectors.Rows, size,
            1, vectors.Values, size, images.Values, size, 0, projected.Values, vectors.Rows);
        SymmetricEigendecomposition modes = algebra.Eigenvalues(projected);
        Matrix ritz = Rotated(vectors), left = Rotated(images);
        for (int k = 0; k < ritz.Rows; k++)
            TensorPrimitives.MultiplyAdd(ritz.Row(k), -modes.Eigenvalues[k], left.Row(k), left.Row(k));
        return (new LeadingEigenpairs
        {
            Values = modes.Eigenvalues,
            Vectors = ritz,
            Residuals = [.. Enumerable.Range(0, left.Rows).Select(k => Reductions.Norm<double>(left.Row(k)))],
            Products = vectors.Rows,
            Cycles = 0,
            End = SearchEnd.Found,
        }, left);

        Matrix Rotated(Matrix rows)
        {
            var rotated = new Matrix(rows.Rows, size);
            PanelProduct.Multiply<double>(
                algebra, MatrixTranspose.Transposed, MatrixTranspose.None, rows.Rows, size, rows.Rows,
                1, modes.Eigenvectors.Values, rows.Rows, rows.Values, size, 0, rotated.Values, size);
            return rotated;
        }
    }
}
