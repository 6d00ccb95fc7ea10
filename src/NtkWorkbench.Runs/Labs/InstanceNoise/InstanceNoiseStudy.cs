using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Draws noise many times, and holds ridge regression and the recurrence of the mean against it.</summary>
internal static class InstanceNoiseStudy
{
    public static InstanceNoiseResults Run(InstanceNoiseRunPlan plan, Action<int> drawn, CancellationToken cancellation)
    {
        double rate = plan.Job.LearningRate!.Value, ridge = plan.Problem.EquivalentRidge;
        int steps = plan.Job.Steps, rows = plan.Matrix.Rows, columns = plan.Matrix.Columns;
        // Before the draws, so that a run that is cancelled among them has what they are held against.
        Matrix predicted = plan.Problem.PredictMean(plan.Start, rate, steps, cancellation);
        double[]? deviations = rows == 1 && columns == 1 ? Point(plan, rate).StandardDeviations(plan.Start[0], steps) : null;
        double[] primal = RidgeRegression.Solve(plan.Matrix, plan.Targets, ridge, RidgeForm.Primal, plan.Workbench.LinearAlgebra);
        double[] kernel = RidgeRegression.Solve(plan.Matrix, plan.Targets, ridge, RidgeForm.Kernel, plan.Workbench.LinearAlgebra);
        var statistics = DrawStatistics.Collect(
            plan.Problem, plan.Start, rate, steps, plan.Job.Draws, new RandomStreams(plan.Job.Seed), drawn, cancellation);
        double norm = TensorPrimitives.Norm<double>(primal);
        return new InstanceNoiseResults
        {
            Ridge = ridge,
            LearningRate = rate,
            MeanLimit = plan.Limit,
            SpreadLimit = deviations is null ? null : Point(plan, rate).VarianceStabilityLimit,
            Draws = statistics.Draws,
            RidgePrimal = primal,
            RidgeKernel = kernel,
            FormsDifference = norm == 0 ? 0 : TensorPrimitives.Distance<double>(primal, kernel) / norm,
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

    private static ScalarNoiseRecurrence Point(InstanceNoiseRunPlan plan, double rate) =>
        new(plan.Matrix[0, 0], plan.Targets[0], plan.Job.Noise, rate);

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
