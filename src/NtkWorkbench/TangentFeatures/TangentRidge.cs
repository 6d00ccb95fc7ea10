using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>f(x) = f₀(x) + Θ(x, X)(Θ + λI)⁻¹(y − f₀(X)), f₀ the network where it was linearized and Θ its tangent kernel there.</summary>
public sealed class TangentRidge
{
    /// <summary>The relative residual at which conjugate gradients end.</summary>
    internal const double Tolerance = 1e-8;

    // Where they end whatever their residual.
    private const int MostProducts = 500;

    private readonly Linearization _linear;
    // α = (Θ + λI)⁻¹(y − f₀(X)), n·o entries; where Θ is not formed the step Jᵀα of the parameters.
    private readonly double[] _coefficients;

    /// <summary>Fits targets.</summary>
    /// <param name="linear">The network, linearized on the training inputs; must outlive this.</param>
    /// <param name="targets">y, (n, o).</param>
    /// <param name="ridge">λ.</param>
    /// <exception cref="NumericalException">Θ + λI is singular to working precision.</exception>
    /// <remarks>O((n·o)³/3); where the linearization does not form Θ, by conjugate gradients, at most 500 products with J and Jᵀ.</remarks>
    public TangentRidge(Linearization linear, Matrix targets, double ridge)
        : this(linear, targets, ridge, Tolerance, MostProducts)
    {
    }

    internal TangentRidge(Linearization linear, Matrix targets, double ridge, double tolerance, int mostProducts)
    {
        ArgumentNullException.ThrowIfNull(linear);
        ArgumentNullException.ThrowIfNull(targets);
        _linear = linear;
        if (!linear.HasWholeKernel)
        {
            var solved = TangentSystem.Solve(linear, targets, ridge, tolerance, mostProducts);
            (_coefficients, Residual, Products) = (solved.Step, solved.Residual, solved.Products);
            return;
        }
        double[] residuals = new double[linear.Kernel.Rows];
        TensorPrimitives.Subtract(targets.Values, linear.Outputs.Values, residuals);
        _coefficients = PositiveDefiniteSystem.Solve(linear.Kernel, ridge, residuals);
    }

    /// <summary>‖b − Ax‖/‖b‖ of the system that conjugate gradients solved; null where it was solved directly.</summary>
    public double? Residual { get; }

    /// <summary>Products Θv that conjugate gradients took; null likewise.</summary>
    public int? Products { get; }

    /// <summary>f(x), (g, o).</summary>
    /// <param name="points">x, (g, d).</param>
    public Matrix Predict(Matrix points)
    {
        ArgumentNullException.ThrowIfNull(points);
        bool areInputs = ReferenceEquals(points, _linear.Inputs);
        if (!_linear.HasWholeKernel)
        {
            ITangentProducts products = areInputs ? _linear.Products : _linear.At(points).Products;
            Matrix start = areInputs ? _linear.Outputs : _linear.At(points).Outputs, moved = new(start.Rows, start.Columns);
            products.Multiply(_coefficients, moved.Values);
            TensorPrimitives.Add(start.Values, moved.Values, moved.Values);
            return moved;
        }
        (Matrix outputs, Matrix kernel) = areInputs
            ? (_linear.Outputs, _linear.Kernel)
            : (_linear.At(points).Outputs, _linear.At(points).Kernel);
        var predicted = new Matrix(outputs.Rows, outputs.Columns);
        for (int i = 0; i < kernel.Rows; i++)
            predicted.Values[i] = outputs.Values[i] + Reductions.Dot<double>(kernel.Row(i), _coefficients);
        return predicted;
    }

    /// <summary>Predictions and errors of a fit.</summary>
    /// <param name="linear">The network, linearized on the training inputs.</param>
    /// <param name="data">The samples.</param>
    /// <param name="grid">Where predictions are wanted, (g, d).</param>
    /// <param name="ridge">λ.</param>
    /// <inheritdoc cref="TangentRidge(Linearization, Matrix, double)"/>
    public static TangentRidgeFit Fit(Linearization linear, TrainingData data, Matrix grid, double ridge)
    {
        ArgumentNullException.ThrowIfNull(linear);
        ArgumentNullException.ThrowIfNull(data);
        var regression = new TangentRidge(linear, data.Train.Targets, ridge);
        return new TangentRidgeFit
        {
            Ridge = ridge,
            GridOutputs = regression.Predict(grid),
            TrainLoss = MeanSquaredError.Of(regression.Predict(linear.Inputs), data.Train.Targets),
            Residual = regression.Residual,
            Products = regression.Products,
            TestLoss = data.Test is Dataset test ? MeanSquaredError.Of(regression.Predict(test.Inputs), test.Targets) : null,
        };
    }
}
