using NtkWorkbench.Core.LinearAlgebra;
using Dense = MathNet.Numerics.LinearAlgebra.Double;

namespace NtkWorkbench.Core.LearningRates.Ridge;

/// <summary>A symmetric positive definite system (A + λI)x = b, solved by its Cholesky factor.</summary>
internal static class PositiveDefiniteSystem
{
    /// <summary>x.</summary>
    /// <param name="symmetric">A, shape (n, n); not changed.</param>
    /// <param name="shift">λ.</param>
    /// <param name="rightHandSide">b, n entries.</param>
    /// <exception cref="NumericalException">A + λI is not positive definite to working precision.</exception>
    /// <remarks>O(n³/3).</remarks>
    public static double[] Solve(Matrix symmetric, double shift, ReadOnlySpan<double> rightHandSide)
    {
        int n = symmetric.Rows;
        // Column-major and row-major are the same for a symmetric matrix.
        var shifted = new Dense.DenseMatrix(n, n, (double[])symmetric.Values.Clone());
        for (int i = 0; i < n; i++)
            shifted[i, i] += shift;
        try
        {
            return [.. shifted.Cholesky().Solve(new Dense.DenseVector(rightHandSide.ToArray()))];
        }
        catch (ArgumentException)
        {
            throw new NumericalException(FormattableString.Invariant(
                $"a system of {n} equations with ridge λ = {shift} is not positive definite: a larger λ is needed"));
        }
    }
}
