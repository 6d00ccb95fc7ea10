using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The largest eigenvalue of a symmetric operator from its Krylov space: A Q_k = Q_k T_k + β_k q_{k+1} e_kᵀ, T_k
/// tridiagonal.</summary>
internal static class Lanczos
{
    // Of the largest |θ|: differenced Hessians are right to about 10⁻⁷ of it.
    private const double Tolerance = 1e-6;

    // What the measured residual may be more than that, for rounding.
    private const double Slack = 10;

    private const int MostProducts = 300;

    // T_k is decomposed after the first few steps and then now and then.
    private const int Between = 5;

    /// <summary>Iterates until β_k|s_k|, the residual of the Ritz vector y = Q_k s of T_k's largest eigenvalue, is at most 10⁻⁶ of T_k's
    /// largest |θ|, or for 300 products; value and residual are then measured, yᵀAy and ‖Ay − (yᵀAy)y‖. start: the first vector, not
    /// zero.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    /// <remarks>Each q is orthogonalized against all earlier ones, twice: O(k²·size) time, k·size entries. Source: Parlett, "The Symmetric
    /// Eigenvalue Problem", chapter 13.</remarks>
    public static DominantEigenvalue Largest(SymmetricOperator matrix, ReadOnlySpan<double> start, ILinearAlgebra algebra)
    {
        var basis = new List<double[]> { start.ToArray() };
        TensorPrimitives.Divide(basis[0], Reductions.Norm<double>(basis[0]), basis[0]);
        List<double> diagonal = [], next = [];
        double scale = 0;
        for (int k = 1; ; k++)
        {
            double beta = Extend(matrix, basis, diagonal);
            scale = Math.Max(scale, Math.Abs(diagonal[^1]) + beta);
            // The space is invariant: what is left is rounding.
            bool ends = k == matrix.Size || k == MostProducts || beta <= matrix.Size * MachineEpsilon.Float64 * scale;
            if (ends || k % Between == 0)
            {
                SymmetricEigendecomposition modes = algebra.Eigenvalues(Tridiagonal(diagonal, next));
                double least = Tolerance * Math.Max(Math.Abs(modes.Eigenvalues[0]), Math.Abs(modes.Eigenvalues[^1]));
                if (ends || beta * Math.Abs(modes.Eigenvectors[k - 1, 0]) <= least)
                    return Measure(matrix, basis, modes.Eigenvectors.Column(0), least);
            }
            next.Add(beta);
        }
    }

    /// <summary>One step: the basis gains q_{k+1}, orthogonal to all before it, and the diagonal of T its entry. Returns β_k; where that
    /// is 0, so is q_{k+1}.</summary>
    /// <exception cref="NumericalException">The product is not finite.</exception>
    public static double Extend(SymmetricOperator matrix, List<double[]> basis, List<double> diagonal)
    {
        double[] product = new double[matrix.Size];
        matrix.Multiply(basis[^1], product);
        diagonal.Add(Reductions.Dot<double>(product, basis[^1]));
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] earlier in basis)
                TensorPrimitives.MultiplyAdd(earlier, -Reductions.Dot<double>(earlier, product), product, product);
        }
        double beta = Reductions.Norm<double>(product);
        NumericalException.ThrowIfNotFinite("a product of a Lanczos iteration", [diagonal[^1], beta]);
        if (beta > 0)
            TensorPrimitives.Divide(product, beta, product);
        basis.Add(product);
        return beta;
    }

    private static DominantEigenvalue Measure(SymmetricOperator matrix, List<double[]> basis, double[] weights, double tolerance)
    {
        double[] vector = new double[matrix.Size];
        for (int i = 0; i < weights.Length; i++)
            TensorPrimitives.MultiplyAdd(basis[i], weights[i], vector, vector);
        (double value, double residual) = matrix.Measure(vector);
        return new DominantEigenvalue(value, residual, weights.Length + 1, residual <= Slack * tolerance);
    }

    /// <summary>T, whose diagonal has one entry more than what stands beside it.</summary>
    public static Matrix Tridiagonal(List<double> diagonal, List<double> next)
    {
        int size = diagonal.Count;
        var tridiagonal = new Matrix(size, size);
        for (int i = 0; i < size; i++)
        {
            tridiagonal[i, i] = diagonal[i];
            if (i + 1 < size)
                tridiagonal[i, i + 1] = tridiagonal[i + 1, i] = next[i];
        }
        return tridiagonal;
    }
}
