using System.Numerics.Tensors;
using NtkWorkbench.Core.Randomness;

namespace NtkWorkbench.Core.LearningRates.Sharpness;

/// <summary>
/// Sharpness, the largest eigenvalue λ₁ of the loss Hessian. Gradient descent on the local quadratic is stable for η &lt; 2/λ₁;
/// networks trained with a fixed η rise to about 2/η and stay: the edge of stability (Cohen 2021).
/// </summary>
public static class LossSharpness
{
    /// <summary>2σ₁²/m, the largest eigenvalue of the part (2/m)JᵀJ of the Hessian that the tangent kernel makes (mean squared error).</summary>
    /// <param name="largestSingularValue">σ₁ of J.</param>
    /// <param name="entries">m, the number of target entries n·o.</param>
    public static double OfKernel(double largestSingularValue, long entries) =>
        2 * largestSingularValue * largestSingularValue / entries;

    /// <summary>The largest eigenvalue of H, by power iteration.</summary>
    /// <param name="hessian">H.</param>
    /// <param name="stream">Draws the first vector.</param>
    /// <param name="tolerance">The residual, against the eigenvalue, at which the iteration ends.</param>
    /// <param name="mostIterations">Products Hv at most.</param>
    /// <remarks>
    /// Where the eigenvalue of largest modulus is negative, a second iteration on H − λI finds the largest. Two gradients an iteration.
    /// </remarks>
    public static DominantEigenvalue Largest(LossHessian hessian, RandomStream stream, double tolerance = 1e-3, int mostIterations = 200)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        ArgumentNullException.ThrowIfNull(stream);
        double[] start = new double[hessian.Size];
        for (int i = 0; i < start.Length; i++)
            start[i] = stream.NextNormal();
        DominantEigenvalue dominant = Iterate(hessian, start, 0, tolerance, mostIterations);
        return dominant.Value >= 0 ? dominant : Iterate(hessian, start, dominant.Value, tolerance, mostIterations);
    }

    // Power iteration on H − shift·I; the value is that of H.
    private static DominantEigenvalue Iterate(LossHessian hessian, double[] start, double shift, double tolerance, int mostIterations)
    {
        double[] vector = (double[])start.Clone(), product = new double[start.Length];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<double>(vector), vector);
        for (int iteration = 1; ; iteration++)
        {
            hessian.Multiply(vector, product);
            TensorPrimitives.MultiplyAdd(vector, -shift, product, product);
            double value = TensorPrimitives.Dot<double>(vector, product), norm = TensorPrimitives.Norm<double>(product);
            // ‖Hv − λv‖² = ‖Hv‖² − λ² for a unit vector v.
            double residual = Math.Sqrt(Math.Max(0, (norm - Math.Abs(value)) * (norm + Math.Abs(value))));
            bool converged = residual <= tolerance * norm;
            if (converged || iteration == mostIterations || !double.IsFinite(norm))
                return new DominantEigenvalue(value + shift, residual, iteration, converged);
            TensorPrimitives.Divide(product, norm, vector);
        }
    }
}
