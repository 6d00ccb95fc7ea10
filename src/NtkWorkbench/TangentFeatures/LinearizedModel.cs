using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>
/// The linear model f_lin(x) = f₀(x) + J(x)(θ − θ₀) that a network is near its parameters θ₀, trained on the mean squared
/// error L = (1/m) Σ (f − y)² by full-batch gradient descent in closed form: with Θ = U Λ Uᵀ on the training inputs,
/// f_t(x) = f₀(x) + Θ(x, X) U diag((1 − (1 − 2ηλ_k/m)^t)/λ_k) Uᵀ (y − f₀(X)).
/// </summary>
public sealed class LinearizedModel
{
    // Below this, a power's distance from 1 is taken from its series: the power itself has lost the digits.
    private const double SeriesLimit = 1e-6;

    private readonly Matrix _start;
    private readonly Matrix _projected;
    private readonly double[] _residual;

    private LinearizedModel(Matrix start, Matrix projected, double[] residual, double[] eigenvalues) =>
        (_start, _projected, _residual, Eigenvalues) = (start, projected, residual, eigenvalues);

    /// <summary>λ₁ ≥ λ₂ ≥ … = σ², n·o entries; rounding may leave small negative ones.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>A linear model from kernels.</summary>
    /// <param name="kernel">Θ on the training inputs, (n·o, n·o).</param>
    /// <param name="cross">Θ(x, X) at the points, (g·o, n·o).</param>
    /// <param name="trainOutputs">f₀ on the training inputs, (n, o).</param>
    /// <param name="pointOutputs">f₀ at the points, (g, o).</param>
    /// <param name="targets">y, (n, o).</param>
    /// <param name="linearAlgebra">Decomposes Θ.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="NumericalException">Θ is not finite.</exception>
    /// <remarks>O((n·o)³ + g·o·(n·o)²) once; then O(g·n·o²) for any number of steps.</remarks>
    public static LinearizedModel Create(
        Matrix kernel, Matrix cross, Matrix trainOutputs, Matrix pointOutputs, Matrix targets, ILinearAlgebra linearAlgebra)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(cross);
        ArgumentNullException.ThrowIfNull(trainOutputs);
        ArgumentNullException.ThrowIfNull(pointOutputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(linearAlgebra);
        int rows = kernel.Rows;
        ShapeException.ThrowIfLengthDiffers("the targets of a linearized model", rows, targets.Values.Length);
        ShapeException.ThrowIfLengthDiffers("the outputs of a linearized model", rows, trainOutputs.Values.Length);
        ShapeException.ThrowIfLengthDiffers("a row of its kernel at the points", rows, cross.Columns);
        ShapeException.ThrowIfLengthDiffers("its outputs at the points", cross.Rows, pointOutputs.Values.Length);
        SymmetricEigendecomposition modes = linearAlgebra.Eigenvalues(kernel);
        var projected = new Matrix(cross.Rows, rows);
        linearAlgebra.Multiply(
            MatrixTranspose.None, MatrixTranspose.None, cross.Rows, rows, rows,
            1, cross.Values, rows, modes.Eigenvectors.Values, rows, 0, projected.Values, rows);
        double[] difference = new double[rows];
        TensorPrimitives.Subtract<double>(targets.Values, trainOutputs.Values, difference);
        double[] residual = new double[rows];
        linearAlgebra.Multiply(
            MatrixTranspose.Transposed, MatrixTranspose.None, rows, 1, rows,
            1, modes.Eigenvectors.Values, rows, difference, 1, 0, residual, 1);
        return new LinearizedModel(pointOutputs, projected, residual, modes.Eigenvalues);
    }

    /// <summary>A linear model from the features of a network at its parameters.</summary>
    /// <param name="train">J on the training inputs.</param>
    /// <param name="points">J at the points.</param>
    /// <param name="layer">The one layer that is trained, from 0; null: all.</param>
    /// <param name="trainOutputs">f₀ on the training inputs, (n, o).</param>
    /// <param name="pointOutputs">f₀ at the points, (g, o).</param>
    /// <param name="targets">y, (n, o).</param>
    /// <param name="linearAlgebra">Decomposes Θ.</param>
    public static LinearizedModel Create(
        ITangentFeatures train, ITangentFeatures points, int? layer, Matrix trainOutputs, Matrix pointOutputs, Matrix targets, ILinearAlgebra linearAlgebra) =>
        Create(TangentKernels.Compute(train, train, layer), TangentKernels.Compute(points, train, layer), trainOutputs, pointOutputs, targets, linearAlgebra);

    /// <summary>f_t at the points after t steps of gradient descent.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="steps">t.</param>
    /// <returns>(g, o). Not finite where the rate is not stable and t is large.</returns>
    public Matrix After(double learningRate, int steps)
    {
        double rate = 2 * learningRate / _residual.Length;
        return Sum(lambda => Gain(rate, lambda, steps));
    }

    /// <summary>The limit of <see cref="After"/> for any stable rate: kernel regression, f₀(x) + Θ(x, X) Θ⁺ (y − f₀(X)).</summary>
    /// <param name="cutoff">Modes with λ_k at most this share of λ₁ are left out; null: those that rounding hides, n·o·ε.</param>
    public Matrix Limit(double? cutoff = null)
    {
        double least = Eigenvalues[0] * (cutoff ?? (Eigenvalues.Count * MachineEpsilon.Float64));
        return Sum(lambda => lambda > least ? 1 / lambda : 0);
    }

    // (1 − (1 − aλ)^t)/λ, which tends to a·t where λ does to 0.
    private static double Gain(double rate, double lambda, int steps)
    {
        double shrink = rate * lambda;
        return Math.Abs(shrink) * steps < SeriesLimit
            ? rate * steps * (1 - ((steps - 1) * shrink / 2))
            : (1 - Math.Pow(1 - shrink, steps)) / lambda;
    }

    private Matrix Sum(Func<double, double> gain)
    {
        double[] weights = [.. _residual.Select((residual, k) => residual * gain(Eigenvalues[k]))];
        var outputs = new Matrix(_start.Rows, _start.Columns);
        for (int i = 0; i < outputs.Values.Length; i++)
            outputs.Values[i] = _start.Values[i] + TensorPrimitives.Dot(_projected.Row(i), weights);
        return outputs;
    }
}
