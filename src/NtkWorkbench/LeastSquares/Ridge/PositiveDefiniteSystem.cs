using MathNet.Numerics.LinearAlgebra.Factorization;
using Dense = MathNet.Numerics.LinearAlgebra.Double;

namespace NtkWorkbench;

/// <summary>A symmetric positive definite system (A + λI)x = b, solved by its Cholesky factor.</summary>
internal static class PositiveDefiniteSystem
{
    /// <summary>x.</summary>
    /// <remarks>O(n³/3).</remarks>
    public static double[] Solve(Matrix symmetric, double shift, ReadOnlySpan<double> rightHandSide)
    {
        int n = symmetric.Rows;
        // Column-major and row-major are the same for a symmetric matrix.
        var shifted = new Dense.DenseMatrix(n, n, (double[])symmetric.Values.Clone());
        for (int i = 0; i < n; i++)
            shifted[i, i] += shift;
        double largest = symmetric.Values.Length == 0 ? 0 : Enumerable.Range(0, n).Max(i => shifted[i, i]);
        if (Factor(shifted) is { } factor && factor.Factor.Diagonal().Minimum() > Math.Sqrt(n * largest * MachineEpsilon.Float64))
            return [.. factor.Solve(new Dense.DenseVector(rightHandSide.ToArray()))];
        throw new NumericalException(FormattableString.Invariant(
            $"a system of {n} equations with ridge λ = {shift} is not positive definite to working precision: a larger λ is needed"));
    }

    private static Cholesky<double>? Factor(Dense.DenseMatrix matrix)
    {
        try
        {
            return matrix.Cholesky();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
