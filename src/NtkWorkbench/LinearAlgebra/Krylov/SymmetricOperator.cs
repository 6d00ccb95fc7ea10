using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A symmetric matrix A, (size, size), that is known by its products: multiply writes Av for each of k vectors, which stand row
/// after row, (k, size). For <see cref="ThickRestartLanczos"/> and <see cref="ConjugateGradients"/> k
/// is any number; all else multiplies one vector at a time, and asks no more of multiply.</summary>
internal sealed class SymmetricOperator(int size, Action<ReadOnlySpan<double>, Span<double>> multiply)
{
    // Up to here the assembled matrix is decomposed where the iteration ends without an answer: 32 MB and some seconds.
    public const int MostAssembled = 2000;

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

    /// <summary>Av for each of the vectors, row after row.</summary>
    public void Multiply(ReadOnlySpan<double> vectors, Span<double> products) => multiply(vectors, products);

    /// <summary>vᵀAv and ‖Av − (vᵀAv)v‖ of a unit vector v, by a product of its own: where A is differenced, what the iteration or the
    /// assembled matrix has left over is smaller.</summary>
    public (double Value, double Residual) Measure(double[] vector)
    {
        double[] product = new double[size];
        multiply(vector, product);
        double value = Reductions.Dot<double>(vector, product);
        TensorPrimitives.MultiplyAdd(vector, -value, product, product);
        return (value, Reductions.Norm<double>(product));
    }

    private DominantEigenvalue OfAssembled(int products, ILinearAlgebra algebra)
    {
        var matrix = new Matrix(size, size);
        double[] unit = new double[size];
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
        (double value, double residual) = Measure(modes.Eigenvectors.Column(0));
        return new DominantEigenvalue(value, residual, products + size + 1, Converged: true);
    }
}
