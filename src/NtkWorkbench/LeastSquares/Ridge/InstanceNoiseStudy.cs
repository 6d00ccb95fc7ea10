namespace NtkWorkbench;

/// <summary>Draws noise many times, and holds ridge regression and the recurrence of the mean against it.</summary>
public static class InstanceNoiseStudy
{
    /// <summary>Draws paths of w_t, and computes what they are held against.</summary>
    /// <param name="problem">X, y and σ.</param>
    /// <param name="start">w_0, d entries.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="steps">T of each draw.</param>
    /// <param name="draws">How many, at least 1.</param>
    /// <param name="streams">Where the noise comes from.</param>
    /// <param name="algebra">Factorizations.</param>
    /// <param name="drawn">Is told the number of draws done, after each; null: nobody.</param>
    /// <param name="cancellation">Looked at before each step; the draws that were done are kept.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the first draw was done.</exception>
    /// <remarks>O(draws·Tmd) time.</remarks>
    public static InstanceNoiseResults Run(
        NoisyLeastSquares problem, double[] start, double learningRate, int steps, int draws, RandomStreams streams, ILinearAlgebra algebra,
        Action<int>? drawn = null, CancellationToken cancellation = default) =>
        Run(problem, start, learningRate, steps, draws, streams, algebra, null, sums => drawn?.Invoke(sums.Draws), cancellation);

    /// <summary>As the other, going on from draws that were done before.</summary>
    internal static InstanceNoiseResults Run(
        NoisyLeastSquares problem, double[] start, double learningRate, int steps, int draws, RandomStreams streams, ILinearAlgebra algebra,
        DrawsSoFar? begun, Action<DrawsSoFar> drawn, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(algebra);
        double ridge = problem.EquivalentRidge;
        int rows = problem.Design.Rows, columns = problem.Design.Columns;
        // Before the draws, so that a run that is cancelled among them has what they are held against.
        Matrix predicted = problem.PredictMean(start, learningRate, steps, cancellation);
        double[]? deviations = rows == 1 && columns == 1 ? Point(problem, learningRate).StandardDeviations(start[0], steps) : null;
        double[] primal = RidgeRegression.Solve(problem.Design, problem.Targets, ridge, RidgeForm.Primal, algebra);
        double[] kernel = RidgeRegression.Solve(problem.Design, problem.Targets, ridge, RidgeForm.Kernel, algebra);
        var statistics = DrawStatistics.Collect(problem, start, learningRate, steps, draws, streams, begun, drawn, cancellation);
        double norm = Reductions.Norm<double>(primal);
        return new InstanceNoiseResults
        {
            Ridge = ridge,
            LearningRate = learningRate,
            MeanLimit = problem.MeanStabilityLimit(algebra),
            SpreadLimit = problem.SpreadStabilityLimit(algebra),
            Draws = statistics.Draws,
            RidgePrimal = primal,
            RidgeKernel = kernel,
            FormsDifference = norm == 0 ? 0 : Reductions.Distance<double>(primal, kernel) / norm,
            PrimalCost = RidgeRegression.Cost(rows, columns, RidgeForm.Primal),
            KernelCost = RidgeRegression.Cost(rows, columns, RidgeForm.Kernel),
            MeasuredMean = statistics.Mean.Row(steps).ToArray(),
            PredictedMean = predicted.Row(steps).ToArray(),
            MeasuredDeviation = statistics.StandardDeviation.Row(steps).ToArray(),
            PredictedDeviation = deviations is null ? null : [deviations[^1]],
            LargestDiscrepancy = Discrepancy(statistics, predicted),
            Statistics = statistics,
            Predicted = predicted,
            Deviations = deviations,
        };
    }

    private static ScalarNoiseRecurrence Point(NoisyLeastSquares problem, double learningRate) =>
        new(problem.Design[0, 0], problem.Targets[0], problem.Noise, learningRate);

    private static double Discrepancy(DrawStatistics statistics, Matrix predicted)
    {
        double largest = 0;
        for (int i = 0; i < predicted.Values.Length; i++)
        {
            double error = statistics.StandardDeviation.Values[i] / Math.Sqrt(statistics.Draws);
            largest = error > 0 ? Math.Max(largest, Math.Abs(statistics.Mean.Values[i] - predicted.Values[i]) / error) : largest;
        }
        return largest;
    }
}
