using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The linear model f_lin(x) = f₀(x) + J(x)(θ − θ₀) that a network is near its parameters θ₀, trained on the mean squared error L
/// = (1/m) Σ (f − y)² by full-batch descent mode by mode: with Θ = U Λ Uᵀ on the training inputs, f_t(x) = f₀(x) + Θ(x, X) U A_t
/// Uᵀ (y − f₀(X)), A_t diagonal.</summary>
public sealed class LinearizedModel
{
    private readonly SymmetricEigendecomposition _modes;
    private readonly double[] _residual;
    private readonly ILinearAlgebra _linearAlgebra;
    private readonly Func<double[]>? _origin;
    private readonly Matrix _outputs;

    /// <summary>A linear model at its start. modes: Θ = U Λ Uᵀ on the training inputs, n·o of them; origin: Jθ₀ there.</summary>
    /// <remarks>O((n·o)²).</remarks>
    internal LinearizedModel(SymmetricEigendecomposition modes, Matrix trainOutputs, Matrix targets, ILinearAlgebra linearAlgebra,
        Func<double[]>? origin = null)
    {
        int rows = modes.Eigenvalues.Length;
        ShapeException.ThrowIfLengthDiffers("the targets of a linearized model", rows, targets.Values.Length);
        ShapeException.ThrowIfLengthDiffers("the outputs of a linearized model", rows, trainOutputs.Values.Length);
        (_modes, _linearAlgebra, _origin, _outputs) = (modes, linearAlgebra, origin, trainOutputs);
        double[] difference = new double[rows];
        TensorPrimitives.Subtract<double>(targets.Values, trainOutputs.Values, difference);
        _residual = InModes(difference);
    }

    /// <summary>λ₁ ≥ λ₂ ≥ … = σ², n·o entries; rounding may leave small negative ones.</summary>
    public IReadOnlyList<double> Eigenvalues => _modes.Eigenvalues;

    /// <summary>The model as a function at some points.</summary>
    /// <param name="cross">Θ(x, X) there, (g·o, n·o).</param>
    /// <param name="outputs">f₀ there, (g, o).</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <remarks>O(g·o·(n·o)²) once; then O(g·n·o²) for any number of steps.</remarks>
    public LinearizedFunction At(Matrix cross, Matrix outputs) => At(cross, outputs, null);

    /// <summary>The model as a function at some points of its own linearization.</summary>
    /// <param name="points">x.</param>
    /// <inheritdoc cref="At(Matrix, Matrix)"/>
    public LinearizedFunction At(LinearizedPoints points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return At(points.Kernel, points.Outputs, points.Origin);
    }

    /// <summary>A ∘ Uᵀ(y − f₀(X)) + C ∘ UᵀJθ₀ and B₀ after each of ascending steps, on one way through them.</summary>
    internal (double[] Modes, double Outside)[] Weights(
        TrainingOptions training, IReadOnlyList<int> steps, CancellationToken cancellation, double ridge = 0)
    {
        double[] origin = training.Optimizer.WeightDecay == 0 ? [] : InModes(_origin?.Invoke()
            ?? throw new InvalidOperationException("weight decay needs the parameters where the model was linearized"));
        return [.. new ModeDescent(Eigenvalues, _residual.Length, training, ridge).At(steps, cancellation).Select(at =>
        {
            TensorPrimitives.Multiply(at.Gains, _residual, at.Gains);
            if (origin.Length > 0)
                TensorPrimitives.MultiplyAdd(at.Decays, origin, at.Gains, at.Gains);
            return (at.Gains, at.Outside);
        })];
    }

    /// <summary>The model on the training inputs, where Θ U = U Λ: no kernel is made.</summary>
    internal LinearizedFunction OnInputs()
    {
        var projected = new Matrix(_residual.Length, _residual.Length);
        for (int i = 0; i < projected.Rows; i++)
            TensorPrimitives.Multiply(_modes.Eigenvectors.Row(i), _modes.Eigenvalues, projected.Row(i));
        return new LinearizedFunction(this, _outputs, projected, _residual, _origin);
    }

    // Uᵀ x.
    private double[] InModes(double[] values)
    {
        int rows = values.Length;
        double[] inModes = new double[rows];
        _linearAlgebra.Multiply(
            MatrixTranspose.Transposed, MatrixTranspose.None, rows, 1, rows,
            1, _modes.Eigenvectors.Values, rows, values, 1, 0, inModes, 1);
        return inModes;
    }

    private LinearizedFunction At(Matrix cross, Matrix outputs, Func<double[]>? origin)
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
        return new LinearizedFunction(this, outputs, projected, _residual, origin);
    }
}
