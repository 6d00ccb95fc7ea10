namespace NtkWorkbench;

/// <summary>The learning rates that a network's tangent kernel allows full-batch training from its present parameters.</summary>
/// <param name="Largest">The largest stable η of the optimizer in the linearized model.</param>
/// <param name="Fastest">m/(σ₁² + σ_r²), the fastest η of plain gradient descent on the mean squared error; null otherwise.</param>
public readonly record struct InitialLimit(double Largest, double? Fastest)
{
    /// <summary>Takes the kernel of the trained layers, and its spectrum.</summary>
    /// <param name="engine">The float64 network at its parameters.</param>
    /// <param name="inputs">The training inputs, (n, d).</param>
    /// <param name="options">Loss, layers and optimizer.</param>
    /// <param name="algebra">What computes eigenvalues.</param>
    /// <returns>Null for an optimizer that has no such limit: Adam and RMSprop.</returns>
    /// <exception cref="NumericalException">The kernel is zero or not finite: no rate follows from it.</exception>
    /// <remarks>O((n·o)²·Σ widths + (n·o)³).</remarks>
    public static InitialLimit? Of(IEngine engine, Matrix inputs, TrainingOptions options, ILinearAlgebra algebra)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(algebra);
        if (OptimizerStability.Factor(options.Optimizer) is not double factor)
            return null;
        Matrix kernel = TrainedKernel.Compute(engine, inputs, options.Layers);
        InitialLimit limit = options.Loss switch
        {
            LossKind.MeanSquaredError => OfSquares(kernel, factor, algebra),
            LossKind.CrossEntropy => new InitialLimit(factor * SoftmaxStabilityLimit.LargestStableRate(kernel, Outputs(engine, inputs), algebra), null),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Loss, "not a loss"),
        };
        return double.IsFinite(limit.Largest) && limit.Largest > 0
            ? limit
            : throw new NumericalException(FormattableString.Invariant($"the tangent kernel at initialization allows no finite learning rate: its limit is {limit.Largest}"));
    }

    private static InitialLimit OfSquares(Matrix kernel, double factor, ILinearAlgebra algebra)
    {
        double[] eigenvalues = algebra.Eigenvalues(kernel).Eigenvalues;
        // Below this the kernel's eigenvalues are rounding.
        double floor = eigenvalues[0] * kernel.Rows * MachineEpsilon.Float64;
        double smallest = Math.Sqrt(eigenvalues.Last(value => value > floor || value == eigenvalues[0]));
        double largest = Math.Sqrt(eigenvalues[0]);
        double? fastest = factor == 1 ? StabilityLimit.FastestRate(largest, smallest, kernel.Rows) : null;
        return new InitialLimit(factor * StabilityLimit.LargestStableRate(largest, kernel.Rows), fastest);
    }

    private static Matrix Outputs(IEngine engine, Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, engine.Architecture.OutputCount);
        engine.Evaluate(inputs.Values, outputs.Values);
        return outputs;
    }
}
