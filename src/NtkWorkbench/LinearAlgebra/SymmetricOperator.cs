using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A symmetric matrix A, (size, size), that is known by its products: multiply writes Av for v.</summary>
internal sealed class SymmetricOperator(int size, Action<ReadOnlySpan<double>, Span<double>> multiply)
{
    // Up to here the assembled matrix is decomposed where the iteration ends without an answer: 32 MB and some seconds.
    private const int MostAssembled = 2000;

    // Up to here assembling takes no more products than the iteration would.
    private const int CheapToAssemble = 40;

    /// <summary>λ₁ by <see cref="Lanczos"/>; of the assembled matrix where that is cheaper, or where the iteration has not converged and
    /// there are at most 2,000 rows. start: any vector with a share of the first eigenvector, as random ones have.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    public DominantEigenvalue Largest(ReadOnlySpan<double> start, ILinearAlgebra algebra)
    {
        DominantEigenvalue found = size <= CheapToAssemble ? default : Lanczos.Largest(this, start, algebra);
        return found.Converged || size > MostAssembled ? found : OfAssembled(found.Products, algebra);
    }

    public int Size => size;

    public void Multiply(ReadOnlySpan<double> vector, Span<double> product) => multiply(vector, product);

    private DominantEigenvalue OfAssembled(int products, ILinearAlgebra algebra)
    {
        var matrix = new Matrix(size, size);
        double[] unit = new double[size], v = new double[size], product = new double[size];
        for (int i = 0; i < size; i++)
        {
            unit[i] = 1;
            multiply(unit, matrix.Row(i));
            unit[i] = 0;
        }
        // What rounding or differences left unsymmetric is shared.
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
                matrix[i, j] = matrix[j, i] = (matrix[i, j] + matrix[j, i]) / 2;
        }
        SymmetricEigendecomposition modes = algebra.Eigenvalues(matrix);
        modes.Eigenvectors.Column(0).CopyTo(v, 0);
        double value = modes.Eigenvalues[0];
        for (int i = 0; i < size; i++)
            product[i] = TensorPrimitives.Dot<double>(matrix.Row(i), v) - (value * v[i]);
        return new DominantEigenvalue(value, TensorPrimitives.Norm<double>(product), products + size, Converged: true);
    }
}
