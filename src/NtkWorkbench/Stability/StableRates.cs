namespace NtkWorkbench;

/// <summary>The learning rates that a tangent kernel allows full-batch training near the parameters that it was taken at.</summary>
/// <param name="Largest">The largest stable η of the optimizer in the linearized model.</param>
/// <param name="Fastest">1/((σ₁² + σ_r²)/m + w), the fastest η of plain gradient descent on the mean squared error with weight decay w;
/// null otherwise.</param>
public readonly record struct StableRates(double Largest, double? Fastest)
{
    /// <summary>What a kernel and its spectrum allow.</summary>
    /// <remarks>O((n·o)³).</remarks>
    internal static StableRates? Of(Matrix kernel, Matrix outputs, TrainingOptions options, ILinearAlgebra algebra)
    {
        if (OptimizerStability.Factor(options.Optimizer) is null)
            return null;
        StableRates rates = options.Loss switch
        {
            LossKind.MeanSquaredError => OfSquares(kernel, options.Optimizer, algebra),
            LossKind.CrossEntropy => new StableRates(
                LargestOf(options.Optimizer, SoftmaxStabilityLimit.LargestStableRate(kernel, outputs, algebra)), null),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Loss, "not a loss"),
        };
        return Checked(rates);
    }

    /// <summary>The rates, where a finite one follows.</summary>
    internal static StableRates Checked(StableRates rates) => double.IsFinite(rates.Largest) && rates.Largest > 0
        ? rates
        : throw new NumericalException(double.IsNaN(rates.Largest)
            ? "the largest singular value was not found to its tolerance: no learning rate follows from it"
            : FormattableString.Invariant(
                $"the tangent kernel at initialization allows no finite learning rate: its limit is {rates.Largest}"));

    private static StableRates OfSquares(Matrix kernel, OptimizerOptions optimizer, ILinearAlgebra algebra)
    {
        double[] eigenvalues = algebra.Eigenvalues(kernel).Eigenvalues;
        // Below this the kernel's eigenvalues are rounding.
        double floor = eigenvalues[0] * kernel.Rows * MachineEpsilon.Float64;
        double smallest = Math.Sqrt(eigenvalues.Last(value => value > floor || value == eigenvalues[0]));
        double largest = Math.Sqrt(eigenvalues[0]);
        double? fastest = OptimizerStability.Factor(optimizer) == 1 ? OptimizerStability.WithDecay(
            StabilityLimit.FastestLearningRate(largest, smallest, kernel.Rows), 2 * optimizer.WeightDecay) : null;
        return new StableRates(LargestOf(optimizer, StabilityLimit.LargestStableRate(largest, kernel.Rows)), fastest);
    }

    private static double LargestOf(OptimizerOptions optimizer, double descent) =>
        OptimizerStability.LargestStableRate(optimizer, OptimizerStability.WithDecay(descent, optimizer.WeightDecay))!.Value;
}
