using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The linear model f_lin(x) = f₀(x) + J(x)(θ − θ₀) that a network is near its parameters θ₀, trained on the mean squared error L
/// = (1/m) Σ (f − y)² by full-batch gradient descent in closed form: with Θ = U Λ Uᵀ on the training inputs, f_t(x) = f₀(x) + Θ(x, X) U
/// diag((1 − (1 − 2ηλ_k/m)^t)/λ_k) Uᵀ (y − f₀(X)).</summary>
public sealed class LinearizedModel
{
    private readonly SymmetricEigendecomposition _modes;
    private readonly double[] _residual;
    private readonly ILinearAlgebra _linearAlgebra;

    /// <summary>A linear model at its start. modes: Θ = U Λ Uᵀ on the training inputs, n·o of them.</summary>
    /// <remarks>O((n·o)²).</remarks>
    internal LinearizedModel(SymmetricEigendecomposition modes, Matrix trainOutputs, Matrix targets, ILinearAlgebra linearAlgebra)
    {
        int rows = modes.Eigenvalues.Length;
        ShapeException.ThrowIfLengthDiffers("the targets of a linearized model", rows, targets.Values.Length);
        ShapeException.ThrowIfLengthDiffers("the outputs of a linearized model", rows, trainOutputs.Values.Length);
        (_modes, _linearAlgebra, _residual) = (modes, linearAlgebra, new double[rows]);
        double[] difference = new double[rows];
        TensorPrimitives.Subtract<double>(targets.Values, trainOutputs.Values, difference);
        linearAlgebra.Multiply(
            MatrixTranspose.Transposed, MatrixTranspose.None, rows, 1, rows,
            1, modes.Eigenvectors.Values, rows, difference, 1, 0, _residual, 1);
    }

    /// <summary>λ₁ ≥ λ₂ ≥ … = σ², n·o entries; rounding may leave small negative ones.</summary>
    public IReadOnlyList<double> Eigenvalues => _modes.Eigenvalues;

    /// <summary>The model as a function at some points.</summary>
    /// <param name="cross">Θ(x, X) there, (g·o, n·o).</param>
    /// <param name="outputs">f₀ there, (g, o).</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <remarks>O(g·o·(n·o)²) once; then O(g·n·o²) for any number of steps.</remarks>
    public LinearizedFunction At(Matrix cross, Matrix outputs)
    {
        ArgumentNullException.ThrowIfNull(cross);
        ArgumentNullException.ThrowIfNull(outputs);
        int rows = _residual.Length;
        ShapeException.ThrowIfLengthDiffers("a row of a linearized model's kernel at the points", rows, cross.Columns);
        ShapeException.ThrowIfLengthDiffers("its outputs at the points", cross.Rows, outputs.Values.Length);
        var projected = new Matrix(cross.Rows, rows);
        _linearAlgebra.Multiply(
            MatrixTranspose.None, MatrixTranspose.None, cross.Rows, rows, rows,
            1, cross.Values, rows, _modes.Eigenvectors.Values, rows, 0, projected.Values, rows);
        return new LinearizedFunction(outputs, projected, _residual, _modes.Eigenvalues);
    }
}
