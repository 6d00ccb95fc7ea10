namespace NtkWorkbench.Tests;

public sealed class NoisyLeastSquaresTests
{
    private const double Rounding = 1e-12;

    /// <summary>Five standard errors of a mean: a false alarm once in a million numbers, and the seeds are fixed.</summary>
    private const double StandardErrors = 5;

    [Fact]
    public void Collect_CancelledAmongTheDraws_KeepsThoseThatWereDone()
    {
        Matrix design = Drawn(4, 2, out double[] targets);
        var problem = new NoisyLeastSquares(design, targets, 0.3);
        using var cancellation = new CancellationTokenSource();
        var kept = DrawStatistics.Collect(problem, [0, 0], 0.01, 20, 100, new RandomStreams(1), null, sums => CancelAt(3, sums.Draws),
            cancellation.Token);
        var whole = DrawStatistics.Collect(problem, [0, 0], 0.01, 20, 3, new RandomStreams(1), null, null, CancellationToken.None);
        kept.Draws.ShouldBe(3);
        kept.Mean.Values.ShouldBe(whole.Mean.Values);
        kept.StandardDeviation.Values.ShouldBe(whole.StandardDeviation.Values);
        Should.Throw<OperationCanceledException>(
            () => DrawStatistics.Collect(problem, [0, 0], 0.01, 20, 100, new RandomStreams(1), null, null, cancellation.Token));

        void CancelAt(int draw, int done)
        {
            if (done == draw)
                cancellation.Cancel();
        }
    }

    [Fact]
    public void ExpectedLosses_AnyPath_AreTheMeanOverNoise()
    {
        const int Draws = 20_000;
        var design = new Matrix(2, 2);
        ((double[])[1, 0.5, -0.3, 2]).CopyTo(design.Values.AsSpan());
        double[] targets = [1, -1], weights = [0.7, 0.4];
        var path = new Matrix(1, 2);
        weights.CopyTo(path.Row(0));
        RandomStream stream = new RandomStreams(5).Named("noise");
        double sum = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int i = 0; i < 2; i++)
            {
                double prediction = ((design[i, 0] + (0.3 * stream.NextNormal())) * weights[0])
                    + ((design[i, 1] + (0.3 * stream.NextNormal())) * weights[1]);
                sum += Math.Pow(prediction - targets[i], 2);
            }
        }
        // Five standard errors: a draw's loss spreads by less than 2.
        new NoisyLeastSquares(design, targets, 0.3).ExpectedLosses(path)[0].ShouldBe(sum / Draws, 5 * 2 / Math.Sqrt(Draws));
    }

    [Fact]
    public void Mean_OfTheScalarRecurrence_ConvergesToTheRidgeSolution()
    {
        var recurrence = new ScalarNoiseRecurrence(2, 3, 0.5, 0.05);
        recurrence.Limit.ShouldBe(6 / 4.25, Rounding);
        recurrence.MeanStabilityLimit.ShouldBe(1 / 4.25, Rounding);
        recurrence.VarianceStabilityLimit.ShouldBeLessThan(recurrence.MeanStabilityLimit);
        recurrence.Mean(0, 1000).ShouldBe(recurrence.Limit, Rounding);
        recurrence.Mean(0, 1).ShouldBe(2 * 0.05 * 6, Rounding);
    }

    [Fact]
    public void StandardDeviations_WithoutNoise_AreZero() =>
        new ScalarNoiseRecurrence(2, 3, 0, 0.05).StandardDeviations(0, 20).ShouldAllBe(value => value < 1e-7);

    [Fact]
    public void Collect_OnePoint_MeetsPredictedMeanAndSpread()
    {
        const int draws = 4000, steps = 60;
        var recurrence = new ScalarNoiseRecurrence(1.5, 1, 0.4, 0.03);
        var problem = new NoisyLeastSquares(new Matrix(1, 1, [1.5]), [1], 0.4);
        var measured = DrawStatistics.Collect(problem, [0], 0.03, steps, draws, new RandomStreams(1), null, null, CancellationToken.None);
        double[] deviations = recurrence.StandardDeviations(0, steps);
        for (int t = 1; t <= steps; t++)
        {
            measured.Mean[t, 0].ShouldBe(recurrence.Mean(0, t), StandardErrors * deviations[t] / Math.Sqrt(draws));
            // The fourth moment of w is near that of a normal variable: standard error 1/√(2·draws), doubled for its tails.
            measured.StandardDeviation[t, 0].ShouldBe(deviations[t], 2 * StandardErrors * deviations[t] / Math.Sqrt(2 * draws));
        }
    }

    [Fact]
    public void PredictMean_ManySteps_IsTheRidgeSolution()
    {
        Matrix design = Drawn(12, 3, out double[] targets);
        var problem = new NoisyLeastSquares(design, targets, 0.3);
        double[] ridge = RidgeRegressionTests.ByElimination(design, targets, problem.EquivalentRidge);
        problem.PredictMean([0, 0, 0], 0.01, 5000).Row(5000).ToArray().ShouldBe(ridge, Rounding);
    }

    [Fact]
    public void Collect_ManyPoints_MeetsPredictedMean()
    {
        const int draws = 600, steps = 80;
        Matrix design = Drawn(12, 3, out double[] targets);
        var problem = new NoisyLeastSquares(design, targets, 0.3);
        var measured =
            DrawStatistics.Collect(problem, [0, 0, 0], 0.01, steps, draws, new RandomStreams(2), null, null, CancellationToken.None);
        Matrix predicted = problem.PredictMean([0, 0, 0], 0.01, steps);
        for (int i = 3; i < predicted.Values.Length; i++)
            measured.Mean.Values[i].ShouldBe(predicted.Values[i], StandardErrors * measured.StandardDeviation.Values[i] / Math.Sqrt(draws));
    }

    internal static Matrix Drawn(int rows, int columns, out double[] targets)
    {
        RandomStream stream = new RandomStreams(11).Named("design");
        var design = new Matrix(rows, columns);
        for (int i = 0; i < design.Values.Length; i++)
            design.Values[i] = stream.NextNormal();
        targets = [.. Enumerable.Range(0, rows).Select(_ => stream.NextNormal())];
        return design;
    }
}
