namespace NtkWorkbench.Runs;

/// <summary>Mean squared errors of regression with the kernels of infinite width and with the network's own.</summary>
public sealed record InfiniteWidthRegressionSummary
{
    /// <summary>λ of the limit's kernels.</summary>
    public required double Ridge { get; init; }

    /// <summary>On the training samples, with Θ∞.</summary>
    public required double TangentTrainLoss { get; init; }

    /// <summary>On the test samples, with Θ∞; null without them.</summary>
    public double? TangentTestLoss { get; init; }

    /// <summary>On the training samples, with the NNGP kernel.</summary>
    public required double NngpTrainLoss { get; init; }

    /// <summary>On the test samples, with the NNGP kernel.</summary>
    public double? NngpTestLoss { get; init; }

    /// <summary>λ of regression with the network's own kernel Θ₀, from f₀; null where no such was solvable.</summary>
    public double? NetworkRidge { get; init; }

    /// <summary>On the training samples, with Θ₀.</summary>
    public double? NetworkTrainLoss { get; init; }

    /// <summary>On the test samples, with Θ₀.</summary>
    public double? NetworkTestLoss { get; init; }

    /// <summary>Values on the grid where two standard deviations with Θ∞ are more than a thousandth of the targets' root mean square; null
    /// where training took no step, or its end was not linearized.</summary>
    public int? BandValues { get; init; }

    /// <summary>The share of the trained network's values there within two standard deviations of the mean; null where there are
    /// none.</summary>
    public double? Within { get; init; }
}
