using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The largest eigenvalue of a symmetric matrix by repeated multiplication.</summary>
internal static class PowerIteration
{
    /// <summary>Iterates until the residual is small. matrix: writes Av for v; vector: the first vector, not zero; on return the last, of
    /// length 1: a good first one for a matrix nearby; tolerance: the residual, against the eigenvalue, at which the iteration ends; the
    /// value's error is of its square; mostIterations: products at most, in each of two iterations.</summary>
    /// <remarks>Where the eigenvalue of largest modulus is negative, a second iteration on A − λI finds the largest.</remarks>
    public static DominantEigenvalue Largest(
        Action<ReadOnlySpan<double>, Span<double>> matrix, Span<double> vector, double tolerance = 1e-3, int mostIterations = 200)
    {
        double[] start = vector.ToArray();
        DominantEigenvalue dominant = Iterate(matrix, vector, 0, tolerance, mostIterations);
        if (dominant.Value >= 0 || !double.IsFinite(dominant.Value))
            return dominant;
        start.CopyTo(vector);
        return Iterate(matrix, vector, dominant.Value, tolerance, mostIterations);
    }

    // On A − shift·I; the value is that of A.
    private static DominantEigenvalue Iterate(
        Action<ReadOnlySpan<double>, Span<double>> matrix, Span<double> vector, double shift, double tolerance, int mostIterations)
    {
        double[] product = new double[vector.Length];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<double>(vector), vector);
        for (int iteration = 1; ; iteration++)
        {
            matrix(vector, product);
            TensorPrimitives.MultiplyAdd(vector, -shift, product, product);
            double value = TensorPrimitives.Dot<double>(vector, product), norm = TensorPrimitives.Norm<double>(product);
            // ‖Av − λv‖² = ‖Av‖² − λ² for a unit vector v.
            double residual = Math.Sqrt(Math.Max(0, (norm - Math.Abs(value)) * (norm + Math.Abs(value))));
            bool converged = residual <= tolerance * norm;
            if (converged || iteration == mostIterations || !double.IsFinite(norm))
                return new DominantEigenvalue(value + shift, residual, iteration, converged);
            TensorPrimitives.Divide(product, norm, vector);
        }
    }
}
