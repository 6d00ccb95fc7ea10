namespace NtkWorkbench;

/// <summary>The stable rates of a linearization, of Θ itself: from the kernel where it is formed, else by products with J.</summary>
internal sealed class LinearizedRates(Linearization linear, LinearizationOptions options)
{
    private double? _largest;

    /// <summary>σ₁ of J, whatever is decomposed; NaN where it was not found to its tolerance.</summary>
    public double LargestSingularValue => _largest ??=
        linear.KernelKind == KernelKind.Whole
            ? linear.Spectrum.Leading is { Converged: false } ? double.NaN : linear.Spectrum.SingularValues[0]
            : Math.Sqrt(
            Math.Max(0, KernelCurvature.Largest(KernelCurvature.OfSquares(linear.Products), linear.LinearAlgebra)));

    /// <summary>The limit of the loss without weight decay, at the inputs as they are.</summary>
    public double OfLoss() => options.Loss switch
    {
        LossKind.MeanSquaredError => StabilityLimit.LargestStableRate(LargestSingularValue, linear.Products.Rows),
        LossKind.CrossEntropy => linear.HasWholeKernel
            ? SoftmaxStabilityLimit.LargestStableRate(linear.Kernel, linear.Outputs, linear.LinearAlgebra)
            : SoftmaxStabilityLimit.LargestStableRate(linear.Products, linear.Outputs, linear.LinearAlgebra),
        _ => throw new InvalidOperationException($"no stability limit is known for {options.Loss}"),
    };

    /// <summary>That of cross-entropy which holds everywhere.</summary>
    public double Everywhere()
    {
        int outputs = linear.Architecture.OutputCount;
        return linear.HasWholeKernel ? SoftmaxStabilityLimit.LargestStableRateEverywhere(linear.Kernel, outputs, linear.LinearAlgebra)
            : SoftmaxStabilityLimit.LargestStableRateEverywhere(linear.Products, outputs, linear.LinearAlgebra);
    }

    /// <summary>Those of an optimizer; null where it has none.</summary>
    public StableRates? Of(TrainingOptions training)
    {
        if (OptimizerStability.Factor(training.Optimizer) is null)
            return null;
        return linear.Noisy is null && linear.HasWholeKernel
            ? StableRates.Of(linear.Kernel, linear.Outputs, training, linear.LinearAlgebra)
            : StableRates.Checked(
                new(OptimizerStability.LargestStableRate(training.Optimizer, linear.LargestStableRate)!.Value, Fastest: null));
    }
}
