using System.Runtime.ExceptionServices;

namespace NtkWorkbench;

/// <summary>Trains one network at many rates, several at a time; no number depends on how many.</summary>
public sealed class LearningRateSweep
{
    // A loss this many times its start is on its way to infinity, though float64 may take long to get there.
    private const double GrowthOfNoReturn = 1e6;

    // The share of the steps that counts as the start of training.
    private const double Early = 0.1;

    // A constant network's loss that grew by this factor in the last tenth of the steps goes on to infinity.
    private const double Growing = 1.1;

    private readonly Network _network;
    private readonly double[] _parameters;
    private readonly TrainingData _data;
    private readonly TrainingOptions _training;
    private readonly StableRates _limit;

    // Equal rows of a product may round differently, by where in it they stand.
    private readonly double _alike;

    // A rise above the start by less than this share is rounding.
    private readonly double _rounding;
    private readonly double _stability;

    /// <summary>A sweep around the rates that the network's tangent kernel predicts.</summary>
    /// <param name="network">The network at the parameters that every rate starts from; it is not trained itself.</param>
    /// <param name="data">What is learned.</param>
    /// <param name="training">How, but for the rate; the optimizer has a limit, and no row of metrics decides anything.</param>
    /// <param name="limit">What the kernel of the trained layers predicts, <see cref="Linearization.StableRates"/>; null: it is computed,
    /// in O((n·o)³).</param>
    /// <exception cref="NtkException">The optimizer's learning rate has no limit; there is early stopping, or a schedule that goes by
    /// rows.</exception>
    public LearningRateSweep(Network network, TrainingData data, TrainingOptions training, StableRates? limit = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(training);
        (_network, _parameters, _training) = (network, network.Parameters(), training.InSteps(data.Train.Count));
        // A regime is that of a whole training at a rate that nothing changes on the way.
        if (training is not { EarlyStopping: null, Schedule: not ReduceOnPlateauSchedule })
            throw new NtkException("a sweep has no early stopping, and no schedule that goes by rows, reduce_on_plateau");
        // What decides nothing would cost an evaluation a step.
        _data = data with { Test = null, Validation = null };
        (_alike, _rounding) = network.Precision == Precision.Float32 ? (1e-5, 1e-5) : (1e-12, 1e-9);
        _stability = OptimizerStability.Factor(training.Optimizer)
            ?? throw new NtkException("a sweep needs an optimizer whose learning rate has a limit: sgd or momentum");
        _limit = limit ?? Predict();
    }

    /// <summary>Points along each training at which sharpness is measured, besides its start; 0: none.</summary>
    public int SharpnessPoints { get; init; }

    /// <summary>Gives a training that was finished before, by its fraction, or runs it and keeps what it gives; null where it was
    /// cancelled. From several threads.</summary>
    internal Func<double, Func<SweepMember?>, SweepMember?> Keep { get; init; } = (_, train) => train();

    /// <summary>Trains at every rate.</summary>
    /// <param name="fractions">The rates over the predicted limit, ascending.</param>
    /// <param name="trained">Is told the fraction, and how many are done, one call at a time; null: nobody.</param>
    /// <param name="cancellation">Looked at before every step; the trainings that were finished are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no fractions.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first training was finished.</exception>
    public SweepResults Run(IReadOnlyList<double> fractions, Action<double, int>? trained = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fractions);
        ArgumentOutOfRangeException.ThrowIfZero(fractions.Count);
        var members = new SweepMember?[fractions.Count];
        int done = 0;
        try
        {
            Parallel.For(0, members.Length, i =>
            {
                if (cancellation.IsCancellationRequested
                    || Keep(fractions[i], () => Train(fractions[i], cancellation)) is not SweepMember member)
                    return;
                lock (members)
                {
                    members[i] = member;
                    trained?.Invoke(fractions[i], ++done);
                }
            });
        }
        catch (AggregateException exception)
        {
            // Trainings fail alike; the first one's words are the user's.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        SweepMember[] finished = [.. members.OfType<SweepMember>()];
        if (finished.Length == 0)
            cancellation.ThrowIfCancellationRequested();
        double? constantSharpness = _training.Loss == LossKind.MeanSquaredError ? 2.0 / _network.Architecture.OutputCount : null;
        return SweepResults.Of(_limit.Largest, _limit.Fastest, _stability, constantSharpness, finished);
    }

    private StableRates Predict()
    {
        using Linearization linear =
            _network.Linearize(_data.Train.Inputs, LinearizationOptions.Of(_training, _data, _network.Seed));
        return linear.StableRates(_training)!.Value;
    }

    // Null where it was cancelled on the way.
    private SweepMember? Train(double fraction, CancellationToken cancellation)
    {
        TrainingOptions options = _training with { LearningRate = fraction * _limit.Largest, RecordEvery = 1 };
        using var network = new Network(_network.Architecture, _parameters, _network.Seed, _network.Precision, _network.Engines);
        double[] firstOutputs = network.Evaluate(_data.Train.Inputs).Values;
        TrainingHistory record = network.Train(_data, options, SharpnessSteps(options.TotalSteps), cancellation);
        TrainingResult result = record.Result!;
        double[] losses = [.. record.Losses];
        int rise = Array.FindIndex(losses, loss => !(loss <= losses[0] * (1 + _rounding)));
        SweepRegime regime = Diverged(result, losses) ? SweepRegime.Divergent
            : rise < 0 ? SweepRegime.Stable
            : !BecameConstant(firstOutputs, network.Evaluate(_data.Train.Inputs).Values) ? SweepRegime.Catapult
            : IsGrowing(losses) ? SweepRegime.Divergent
            : SweepRegime.Collapsed;
        // On the way to infinity the Hessian is lost in rounding.
        SharpnessPoint[] sharpness = regime == SweepRegime.Divergent ? [] : [.. Measure(record, cancellation)];
        if (cancellation.IsCancellationRequested)
            return null;
        return new SweepMember
        {
            Fraction = fraction,
            LearningRate = options.LearningRate.Value,
            Regime = regime,
            Steps = result.Steps,
            FirstLoss = losses[0],
            LargestLoss = losses.Any(double.IsNaN) ? double.NaN : losses.Max(),
            FinalLoss = losses[^1],
            FirstRise = rise < 0 ? null : rise,
            RisesEarly = rise >= 0 && rise <= Math.Max(1, Early * options.TotalSteps),
            SharpnessLimit = SharpnessLimit(record.Rows[^1].LearningRate),
            FinalKernelSharpness = sharpness.Length == 0 ? null : sharpness[^1].Kernel,
            FinalLossSharpness = sharpness.Length == 0 ? null : sharpness[^1].Loss,
            SharpnessError = sharpness.Length == 0 ? null
                : sharpness.Max(point => Math.Max(Share(point.KernelResidual, point.Kernel), Share(point.LossResidual, point.Loss))),
            Losses = losses,
            Sharpness = sharpness,
            Training = result,
        };
    }

    private static double Share(double residual, double value) => residual == 0 ? 0 : residual / Math.Abs(value);

    private double SharpnessLimit(double learningRate) => OptimizerStability.Edge(_training.Optimizer, learningRate)!.Value;

    private static bool Diverged(TrainingResult result, double[] losses) =>
        result.Reason == StopReason.Diverged || losses[^1] > GrowthOfNoReturn * losses[0] || LossGrowth.IsDiverging(losses);

    private static bool IsGrowing(double[] losses) =>
        losses[^1] > losses[0] && losses[^1] > Growing * losses[(int)((1 - Early) * (losses.Length - 1))];

    // All inputs are answered alike, and were not before training.
    private bool BecameConstant(double[] before, double[] after)
    {
        double scale = before.Concat(after).Max(Math.Abs);
        return IsConstant(after, _alike * scale) && !IsConstant(before, _alike * scale);
    }

    private bool IsConstant(double[] outputs, double tolerance)
    {
        int width = _network.Architecture.OutputCount;
        return Enumerable.Range(0, outputs.Length).All(i => Math.Abs(outputs[i] - outputs[i % width]) <= tolerance);
    }

    private int[] SharpnessSteps(int steps) =>
        [.. Enumerable.Range(1, Math.Max(0, SharpnessPoints)).Select(i => (int)((long)i * steps / SharpnessPoints)).Distinct()];

    private IEnumerable<SharpnessPoint> Measure(TrainingHistory record, CancellationToken cancellation)
    {
        if (SharpnessPoints == 0)
            yield break;
        var meter = new NetworkSharpness(
            _network.Engines, _network.Architecture, _data.Train, _training.Objective, _training.Layers,
            new RandomStreams(_network.Seed).Named("sharpness"), rates: _training.Optimizer)
        {
            WeightDecay = OptimizerStability.CoupledDecay(_training.Optimizer),
        };
        foreach (Checkpoint at in record.Checkpoints)
        {
            if (cancellation.IsCancellationRequested)
                yield break;
            DominantEigenvalue kernel = meter.OfKernel(at.Parameters), loss = meter.OfLoss(at.Parameters, null, CancellationToken.None);
            yield return new SharpnessPoint(
                at.Step, kernel.Value, loss.Value, kernel.Residual, loss.Residual, SharpnessLimit(record.Rows[at.Step].LearningRate));
        }
    }
}
