namespace NtkWorkbench.Runs;

/// <summary>The spectrum of a run at a checkpoint as an explanation uses it: how many modes, how flat, what of the target they reach, and
/// how fast gradient descent on the linear model learns in each.</summary>
internal sealed record ModeFacts
{
    /// <summary>The residual in a mode counts as learned at this share of what it was.</summary>
    public const double Learned = 0.1;

    /// <summary>Of Σσ²: the rest is what a figure of the spectrum does not show on a linear axis.</summary>
    public const double NearlyAll = 0.99;

    public required int Modes { get; init; }

    /// <summary>Modes above the floor.</summary>
    public required int Rank { get; init; }

    public required double EffectiveRank { get; init; }

    /// <summary>σ₁²/Σσ².</summary>
    public required double FirstShare { get; init; }

    /// <summary>The fewest leading modes with 99 % of Σσ².</summary>
    public required int Leading { get; init; }

    /// <summary>|u_kᵀy|²/‖y‖², y centered for each output, of the leading modes whose features are in the folder and above the floor; empty
    /// where y is constant.</summary>
    public required double[] Reached { get; init; }

    /// <summary>2ησ_k²/m, the share of the residual in mode k that a step takes; null where training was no gradient descent of all
    /// samples at one rate on the mean squared error.</summary>
    public double[]? Rates { get; init; }

    /// <summary>Null where the checkpoint was not linearized, and of leading modes alone.</summary>
    public static ModeFacts? Of(ComparedRun run, string checkpoint)
    {
        if (run.At(checkpoint) is not { NumericalRank: int rank, EffectiveRank: double effective } at
            || run.SingularValues(checkpoint) is not { Length: > 0 } sigma
            || !double.IsFinite(sigma[0]) || sigma[0] == 0)
            return null;
        double[] squares = [.. sigma.Select(value => value / sigma[0] * (value / sigma[0]))];
        double sum = squares.Sum(), partial = 0;
        return new ModeFacts
        {
            Modes = sigma.Length,
            Rank = rank,
            EffectiveRank = effective,
            FirstShare = 1 / sum,
            Leading = 1 + squares.TakeWhile(square => (partial += square) < NearlyAll * sum).Count(),
            Reached = Shares(run, checkpoint, sigma, at.Floor),
            Rates = IsDescent(run) ? [.. sigma.Select(value => 2 * run.Job.Training.LearningRate.Value * value * value
                / run.Data.Train.Targets.Values.Length)] : null,
        };
    }

    /// <summary>Steps until the residual in mode k (from 0) is a tenth; null where it does not shrink.</summary>
    public double? StepsTo(int k) => Rates is [..] && Rates[k] is > 0 and < 2
        ? Math.Ceiling(Math.Log(Learned) / Math.Log(Math.Abs(1 - Rates[k]))) : null;

    /// <summary>The modes, from 0, that have at most a tenth of their residual after some steps.</summary>
    public int[] LearnedAfter(int steps) =>
        [.. Enumerable.Range(0, Rates!.Length).Where(k => Math.Pow(Math.Abs(1 - Rates[k]), steps) <= Learned)];

    /// <summary>The mean square of the training targets about their means.</summary>
    public static double TargetVariance(ComparedRun run)
    {
        double[] centered = Centered(run.Data.Train.Targets);
        return Reductions.SumOfSquares<double>(centered) / centered.Length;
    }

    private static bool IsDescent(ComparedRun run) =>
        run.Job.Training is { Loss: LossKind.MeanSquaredError, Optimizer: SgdOptions { WeightDecay: 0 },
            ClipGradientNorm: null, Schedule: ConstantSchedule, Batch.Sampling: BatchSampling.Full } && run.Data.InstanceNoise == 0
            && run.Job.Features.Samples is null && !run.IsSummed;

    // φ_k on the training inputs is σ_k u_k.
    private static double[] Shares(ComparedRun run, string checkpoint, double[] sigma, double floor)
    {
        double[] target = Centered(run.Data.Train.Targets);
        Matrix features = run.PrincipalFeaturesOnTrain(checkpoint);
        double square = Reductions.SumOfSquares<double>(target);
        if (square == 0 || features.Rows != target.Length)
            return [];
        return [.. Enumerable.Range(0, Math.Min(features.Columns, sigma.Length)).TakeWhile(k => sigma[k] > floor).Select(k =>
        {
            double[] column = features.Column(k);
            double product = Reductions.Dot<double>(column, target);
            return product * product / Reductions.SumOfSquares<double>(column) / square;
        })];
    }

    private static double[] Centered(Matrix targets)
    {
        double[] values = [.. targets.Values];
        for (int output = 0; output < targets.Columns; output++)
        {
            double mean = targets.Column(output).Average();
            for (int i = output; i < values.Length; i += targets.Columns)
                values[i] -= mean;
        }
        return values;
    }
}
