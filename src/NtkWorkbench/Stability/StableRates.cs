namespace NtkWorkbench;

/// <summary>The learning rates that a tangent kernel allows full-batch training near the parameters that it was taken at.</summary>
/// <param name="Largest">The largest stable η of the optimizer in the linearized model.</param>
/// <param name="Fastest">m/(σ₁² + σ_r²), the fastest η of plain gradient descent on the mean squared error; null otherwise.</param>
public readonly record struct StableRates(double Largest, double? Fastest)
{
    /// <summary>What a kernel and its spectrum allow.</summary>
    /// <remarks>O((n·o)³).</remarks>
    internal static StableRates? Of(Matrix kernel, Matrix outputs, TrainingOptions options, ILinearAlgebra algebra)
    {
        if (OptimizerStability.Factor(options.Optimizer) is not double factor)
            return null;
        StableRates rates = options.Loss switch
        {
            LossKind.MeanSquaredError => OfSquares(kernel, factor, algebra),
            LossKind.CrossEntropy => new StableRates(factor * SoftmaxStabilityLimit.LargestStableRate(kernel, outputs, algebra), null),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Loss, "not a loss"),
        };
        return double.IsFinite(rates.Largest) && rates.Largest > 0
            ? rates
            : throw new NumericalException(
            FormattableString.Invariant(
                $"the tangent kernel at initialization allows no finite learning rate: its limit is {rates.Largest}"));
    }

    private static StableRates OfSquares(Matrix kernel, double factor, ILinearAlgebra algebra)
    {
        double[] eigenvalues = algebra.Eigenvalues(kernel).Eigenvalues;
        // Below this the kernel's eigenvalues are rounding.
        double floor = eigenvalues[0] * kernel.Rows * MachineEpsilon.Float64;
        double smallest = Math.Sqrt(eigenvalues.Last(value => value > floor || value == eigenvalues[0]));
        double largest = Math.Sqrt(eigenvalues[0]);
        double? fastest = factor == 1 ? StabilityLimit.FastestLearningRate(largest, smallest, kernel.Rows) : null;
        return new StableRates(factor * StabilityLimit.LargestStableRate(largest, kernel.Rows), fastest);
    }
}
