namespace NtkWorkbench.Runs;

/// <summary>What the findings of an instance-noise job rest on.</summary>
internal sealed record InstanceNoiseFacts
{
    /// <summary>m and d of X.</summary>
    public required (int Rows, int Columns) Shape { get; init; }

    /// <summary>λ = mσ².</summary>
    public required double Ridge { get; init; }

    public required double LearningRate { get; init; }
    public required double MeanLimit { get; init; }

    /// <summary>Of the mean square; null where it was not computed.</summary>
    public double? SpreadLimit { get; init; }

    public required int Draws { get; init; }

    /// <summary>From the mean of the last w to the ridge solution, the spread of a draw about its mean, and the recurrence's largest
    /// error in standard errors.</summary>
    public required (double Distance, double Spread, double Discrepancy) Last { get; init; }

    /// <summary>The last standard deviation; null but for one point.</summary>
    public (double Predicted, double Measured)? Deviation { get; init; }

    public required (double Primal, double Kernel) Cost { get; init; }
    public required double FormsDifference { get; init; }

    /// <summary>σ₁ and the smallest σ above rounding, of X.</summary>
    public required (double Largest, double Smallest) Sigma { get; init; }

    /// <summary>x and y; null but for one point.</summary>
    public (double X, double Y)? Point { get; init; }

    /// <summary>The standard deviation of the noise on y of a problem that was drawn, whose w has variance 1; null otherwise.</summary>
    public double? TargetNoise { get; init; }

    public static InstanceNoiseFacts Of(NoisyLeastSquares problem, InstanceNoiseResults results, double[] singularValues,
        double? targetNoise)
    {
        int rows = problem.Design.Rows, columns = problem.Design.Columns;
        double floor = SpectrumFloor.OfFeatures(singularValues[0], rows, columns);
        return new InstanceNoiseFacts
        {
            Shape = (rows, columns),
            Ridge = results.Ridge,
            LearningRate = results.LearningRate,
            MeanLimit = results.MeanLimit,
            SpreadLimit = results.SpreadLimit,
            Draws = results.Draws,
            Last = (Reductions.Distance<double>(results.MeasuredMean, results.RidgePrimal),
                Reductions.Norm<double>(results.MeasuredDeviation), results.LargestDiscrepancy),
            Deviation = results.PredictedDeviation is [double predicted] ? (predicted, results.MeasuredDeviation[0]) : null,
            Cost = (results.PrimalCost, results.KernelCost),
            FormsDifference = results.FormsDifference,
            Sigma = (singularValues[0], singularValues.Last(sigma => sigma > floor || sigma == singularValues[0])),
            Point = rows == 1 && columns == 1 ? (problem.Design[0, 0], problem.Targets[0]) : null,
            TargetNoise = targetNoise,
        };
    }
}
