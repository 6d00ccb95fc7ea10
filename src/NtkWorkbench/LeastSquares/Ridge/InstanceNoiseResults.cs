namespace NtkWorkbench;

/// <summary>What an instance-noise job found.</summary>
public sealed record InstanceNoiseResults
{
    /// <summary>λ = mσ².</summary>
    public required double Ridge { get; init; }

    /// <summary>η.</summary>
    public required double LearningRate { get; init; }

    /// <summary>1/(σ₁² + mσ²): below it the mean converges.</summary>
    public required double MeanLimit { get; init; }

    /// <summary>Below it the spread stays bounded: for one point E x̌²/E x̌⁴; null for more than 128 columns or much data.</summary>
    public required double? SpreadLimit { get; init; }

    /// <summary>Draws of the noise.</summary>
    public required int Draws { get; init; }

    /// <summary>(XᵀX + λI)⁻¹Xᵀy, d entries.</summary>
    public required double[] RidgePrimal { get; init; }

    /// <summary>Xᵀ(XXᵀ + λI)⁻¹y, d entries.</summary>
    public required double[] RidgeKernel { get; init; }

    /// <summary>‖primal − kernel‖/‖primal‖.</summary>
    public required double FormsDifference { get; init; }

    /// <summary>Multiplications of the primal form.</summary>
    public required double PrimalCost { get; init; }

    /// <summary>Multiplications of the kernel form.</summary>
    public required double KernelCost { get; init; }

    /// <summary>Mean of w_T over the draws.</summary>
    public required double[] MeasuredMean { get; init; }

    /// <summary>E[w_T] by its recurrence.</summary>
    public required double[] PredictedMean { get; init; }

    /// <summary>Standard deviation of w_T over the draws.</summary>
    public required double[] MeasuredDeviation { get; init; }

    /// <summary>The same, predicted; null but for one point.</summary>
    public required double[]? PredictedDeviation { get; init; }

    /// <summary>max |measured − predicted mean| over all steps, in standard errors of the mean.</summary>
    public required double LargestDiscrepancy { get; init; }

    /// <summary>Mean and spread at every step.</summary>
    [Series]
    public required DrawStatistics Statistics { get; init; }

    /// <summary>E[w_t], (T + 1, d).</summary>
    [Series]
    public required Matrix Predicted { get; init; }

    /// <summary>Predicted standard deviation of w_t; null but for one point.</summary>
    [Series]
    public required double[]? Deviations { get; init; }
}
