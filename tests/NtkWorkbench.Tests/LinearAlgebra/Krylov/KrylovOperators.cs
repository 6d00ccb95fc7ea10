using System.Numerics.Tensors;

namespace NtkWorkbench.Tests;

/// <summary>Operators whose eigenvalues are known.</summary>
internal static class KrylovOperators
{
    /// <summary>H diag(λ) H for a reflection H, so that no eigenvector lies along an axis.</summary>
    public static SymmetricOperator Of(double[] spectrum)
    {
        int size = spectrum.Length;
        double[] normal = TestMatrices.Random(1, size, seed: 5).Values;
        TensorPrimitives.Divide(normal, TensorPrimitives.Norm<double>(normal), normal);
        return new SymmetricOperator(size, (vectors, products) =>
        {
            for (int first = 0; first < vectors.Length; first += size)
            {
                Span<double> product = products.Slice(first, size);
                Reflect(vectors.Slice(first, size), product);
                TensorPrimitives.Multiply(product, spectrum, product);
                Reflect(product, product);
            }
        });

        void Reflect(ReadOnlySpan<double> vector, Span<double> reflected) =>
            TensorPrimitives.MultiplyAdd(normal, -2 * TensorPrimitives.Dot(normal, vector), vector, reflected);
    }

    /// <summary>A of a dense matrix, by GEMM.</summary>
    public static SymmetricOperator Of(Matrix dense) => new(dense.Rows, (vectors, products) => PanelProduct.Multiply(
        LinearAlgebraProviders.Best(), MatrixTranspose.None, MatrixTranspose.None, vectors.Length / dense.Rows, dense.Rows, dense.Rows,
        1, vectors, dense.Rows, dense.Values, dense.Rows, 0, products, dense.Rows));

    public static double[] Values(int size, Func<int, double> value) => [.. Enumerable.Range(0, size).Select(value)];
}
