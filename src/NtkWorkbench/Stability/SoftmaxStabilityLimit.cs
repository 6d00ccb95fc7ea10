using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The learning rate that the tangent kernel allows full-batch gradient descent on softmax cross-entropy. The loss of sample i has
/// the Hessian H_i = diag(p_i) − p_i p_iᵀ in its outputs, p_i = softmax f_i; near the present parameters the loss in θ has the Hessian
/// (1/n) JᵀHJ, whose largest eigenvalue is that of (1/n) SᵀΘS with H = SSᵀ. As p changes so does the rate: it holds locally.</summary>
public static class SoftmaxStabilityLimit
{
    /// <summary>η = 2/λ_max((1/n) SᵀΘS), below which a small deviation does not grow.</summary>
    /// <param name="kernel">Θ, (n·o, n·o).</param>
    /// <param name="outputs">f on the same samples, (n, o).</param>
    /// <param name="linearAlgebra">The eigenvalues' library.</param>
    /// <returns>Infinite where the Hessian is zero: every sample is sure of its class.</returns>
    /// <exception cref="ShapeException">The kernel does not have n·o rows and columns.</exception>
    /// <exception cref="NumericalException">An entry of the kernel or of f is not finite.</exception>
    /// <remarks>S is <see cref="SoftmaxRoots"/>. O((n·o)³) time.</remarks>
    public static double LargestStableRate(Matrix kernel, Matrix outputs, ILinearAlgebra linearAlgebra)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(linearAlgebra);
        ShapeException.ThrowIfLengthDiffers("a tangent kernel's row", (long)outputs.Rows * outputs.Columns, kernel.Rows);
        var roots = new SoftmaxRoots(outputs);
        Matrix curvature = MultiplyRows(MultiplyRows(kernel, roots).Transposed(), roots);
        double largest = linearAlgebra.Eigenvalues(curvature).Eigenvalues[0];
        return largest > 0 ? 2.0 * outputs.Rows / largest : double.PositiveInfinity;
    }

    /// <summary>η = 4n/λ_max(QΘQ), Q = I − 11ᵀ/o for each sample, below which descent on the linearized model converges from everywhere:
    /// the Hessian in θ is at most (1/2n) JᵀQJ, for H_i ≤ ½(I − 11ᵀ/o) whatever f.</summary>
    /// <param name="kernel">Θ, (n·o, n·o).</param>
    /// <param name="outputs">o.</param>
    /// <param name="linearAlgebra">The eigenvalues' library.</param>
    /// <returns>Infinite where Θ moves no output against another. Never above
    /// <see cref="LargestStableRate(Matrix, Matrix, ILinearAlgebra)"/> of the same kernel; equal to it for two classes where both are held
    /// for equally likely.</returns>
    /// <exception cref="NumericalException">An entry of the kernel is not finite.</exception>
    /// <remarks>O((n·o)³). Source: Böhning, "Multinomial logistic regression algorithm", Ann. Inst. Statist. Math. 44 (1992),
    /// 197–200.</remarks>
    public static double LargestStableRateEverywhere(Matrix kernel, int outputs, ILinearAlgebra linearAlgebra)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(linearAlgebra);
        Matrix curvature = WithoutMeans(WithoutMeans(kernel, outputs).Transposed(), outputs).Transposed();
        double largest = linearAlgebra.Eigenvalues(curvature).Eigenvalues[0], samples = (double)kernel.Rows / outputs;
        // What the projection leaves of equal rows is rounding.
        double rounding = kernel.Rows * MachineEpsilon.Float64 * TensorPrimitives.MaxMagnitude<double>(kernel.Values);
        return largest > Math.Abs(rounding) ? 4 * samples / largest : double.PositiveInfinity;
    }

    /// <summary><see cref="LargestStableRate(Matrix, Matrix, ILinearAlgebra)"/> by a Lanczos iteration on products with J, neither J nor Θ
    /// formed; NaN where that found no value to 10⁻⁶ of it.</summary>
    internal static double LargestStableRate(ITangentProducts features, Matrix outputs, ILinearAlgebra linearAlgebra)
    {
        double largest = KernelCurvature.Largest(KernelCurvature.OfSoftmax(features, outputs), linearAlgebra);
        return double.IsNaN(largest) ? largest : largest > 0 ? 2.0 * outputs.Rows / largest : double.PositiveInfinity;
    }

    /// <summary><see cref="LargestStableRateEverywhere(Matrix, int, ILinearAlgebra)"/> likewise.</summary>
    internal static double LargestStableRateEverywhere(ITangentProducts features, int outputs, ILinearAlgebra linearAlgebra)
    {
        double largest = KernelCurvature.Largest(KernelCurvature.OfSoftmaxEverywhere(features, outputs), linearAlgebra);
        double[] norms = new double[features.Rows / outputs];
        features.SquaredNorms(norms);
        // What the projection leaves of equal rows is rounding.
        return double.IsNaN(largest) ? largest : largest > norms.Sum() * MachineEpsilon.Float64
            ? 4.0 * features.Rows / outputs / largest : double.PositiveInfinity;
    }

    // A Q.
    private static Matrix WithoutMeans(Matrix matrix, int outputs)
    {
        var product = new Matrix(matrix.Rows, matrix.Columns, [.. matrix.Values]);
        for (int i = 0; i < product.Values.Length; i += outputs)
        {
            Span<double> sample = product.Values.AsSpan(i, outputs);
            TensorPrimitives.Subtract(
                sample, Reductions.Sum<double>(sample) / outputs, sample);
        }
        return product;
    }

    // A S.
    private static Matrix MultiplyRows(Matrix matrix, SoftmaxRoots roots)
    {
        var product = new Matrix(matrix.Rows, matrix.Columns);
        for (int row = 0; row < matrix.Rows; row++)
            roots.MultiplyTransposed(matrix.Row(row), product.Row(row));
        return product;
    }
}
