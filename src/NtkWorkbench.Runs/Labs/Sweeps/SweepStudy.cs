using System.Runtime.ExceptionServices;

namespace NtkWorkbench.Runs;

/// <summary>Trains one network at many rates, several at a time; no number depends on how many.</summary>
internal sealed class SweepStudy
{
    /// <summary>A loss this many times its start is on its way to infinity, though float64 may take long to get there.</summary>
    private const double GrowthOfNoReturn = 1e6;

    /// <summary>The share of the steps that counts as the start of training.</summary>
    private const double Early = 0.1;

    /// <summary>A constant network's loss that grew by this factor in the last tenth of the steps goes on to infinity.</summary>
    private const double Growing = 1.1;

    private readonly SweepRunPlan _plan;
    private readonly TrainingData _data;

    // Equal rows of a product may round differently, by where in it they stand.
    private readonly double _alike;

    // A rise above the start by less than this share is rounding.
    private readonly double _rounding;
    private readonly double _stability;

    private SweepStudy(SweepRunPlan plan)
    {
        _plan = plan;
        // Test data would cost an evaluation a step and decide nothing.
        _data = plan.Network.Data with { Test = null };
        (_alike, _rounding) = plan.Network.Job.Precision == Precision.Float32 ? (1e-5, 1e-5) : (1e-12, 1e-9);
        _stability = OptimizerStability.Factor(plan.Network.Job.Training.Optimizer)!.Value;
    }

    public static SweepResults Run(SweepRunPlan plan, IRunObserver observer, CancellationToken cancellation)
    {
        var study = new SweepStudy(plan);
        IReadOnlyList<double> fractions = plan.Fractions;
        var members = new SweepMember?[fractions.Count];
        int done = 0;
        try
        {
            Parallel.For(0, members.Length, i =>
            {
                if (cancellation.IsCancellationRequested || study.Train(fractions[i], cancellation) is not SweepMember member)
                    return;
                lock (members)
                {
                    members[i] = member;
                    observer.OnProgress(new RunProgress
                    {
                        Job = plan.Source.Job.Name,
                        Stage = RunStage.Training,
                        Fraction = (double)++done / members.Length,
                        Item = FormattableString.Invariant($"{fractions[i]:g3} of the limit"),
                    });
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
        double? constantSharpness = plan.Network.Job.Training.Loss == LossKind.MeanSquaredError ? 2.0 / plan.Network.Architecture.OutputCount : null;
        return SweepResults.Of(plan.Limit.Largest, plan.Limit.Fastest, study._stability, constantSharpness, finished);
    }

    // Null where it was cancelled on the way.
    private SweepMember? Train(double fraction, CancellationToken cancellation)
    {
        NetworkRunPlan network = _plan.Network;
        TrainingOptions options = network.Job.Training with { LearningRate = fraction * _plan.Limit.Largest, RecordEvery = 1 };
        using IEngine engine = network.Engine.Create(network.Architecture, network.Job.Precision, network.InitialParameters);
        double[] firstOutputs = Outputs(engine);
        var record = new LossRecord();
        var trainer = new Trainer(engine, _data, options, new RandomStreams(network.Job.Seed), SharpnessSteps(options.Steps));
        trainer.Initialize();
        TrainingResult result = trainer.Run(record, cancellation);
        double[] losses = [.. record.Losses];
        int rise = Array.FindIndex(losses, loss => !(loss <= losses[0] * (1 + _rounding)));
        SweepRegime regime = Diverged(result, losses) ? SweepRegime.Divergent
            : rise < 0 ? SweepRegime.Stable
            : !BecameConstant(firstOutputs, Outputs(engine)) ? SweepRegime.Catapult
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
            RisesEarly = rise >= 0 && rise <= Math.Max(1, Early * options.Steps),
            SharpnessLimit = SharpnessLimit(record.Rates[^1]),
            FinalKernelSharpness = sharpness.Length == 0 ? null : sharpness[^1].Kernel,
            FinalLossSharpness = sharpness.Length == 0 ? null : sharpness[^1].Loss,
            Losses = losses,
            Sharpness = sharpness,
            Training = result,
        };
    }

    private double SharpnessLimit(double learningRate) => 2 * _stability / learningRate;

    private static bool Diverged(TrainingResult result, double[] losses) =>
        result.Reason == StopReason.Diverged || losses[^1] > GrowthOfNoReturn * losses[0];

    private static bool IsGrowing(double[] losses) =>
        losses[^1] > losses[0] && losses[^1] > Growing * losses[(int)((1 - Early) * (losses.Length - 1))];

    private double[] Outputs(IEngine engine)
    {
        double[] values = new double[checked(_data.Train.Count * engine.Architecture.OutputCount)];
        engine.Evaluate(_data.Train.Inputs.Values, values);
        return values;
    }

    // All inputs are answered alike, and were not before training.
    private bool BecameConstant(double[] before, double[] after)
    {
        double scale = before.Concat(after).Max(Math.Abs);
        return IsConstant(after, _alike * scale) && !IsConstant(before, _alike * scale);
    }

    private bool IsConstant(double[] outputs, double tolerance)
    {
        int width = _plan.Network.Architecture.OutputCount;
        return Enumerable.Range(0, outputs.Length).All(i => Math.Abs(outputs[i] - outputs[i % width]) <= tolerance);
    }

    private int[] SharpnessSteps(int steps) =>
        [.. Enumerable.Range(1, Math.Max(0, _plan.SharpnessPoints)).Select(i => (int)((long)i * steps / _plan.SharpnessPoints)).Distinct()];

    private IEnumerable<SharpnessPoint> Measure(LossRecord record, CancellationToken cancellation)
    {
        if (_plan.SharpnessPoints == 0)
            yield break;
        NetworkRunPlan network = _plan.Network;
        var meter = new NetworkSharpness(
            network.Engine, network.Architecture, _data.Train, network.Job.Training.Loss, network.Job.Training.Layers,
            new RandomStreams(network.Job.Seed).Named("sharpness"));
        foreach ((int step, double[] parameters) in record.Checkpoints)
        {
            if (cancellation.IsCancellationRequested)
                yield break;
            yield return new SharpnessPoint(step, meter.OfKernel(parameters), meter.OfLoss(parameters).Value, SharpnessLimit(record.Rates[step]));
        }
    }

    private sealed class LossRecord : ITrainingObserver
    {
        public List<double> Losses { get; } = [];

        public List<double> Rates { get; } = [];

        public List<(int Step, double[] Parameters)> Checkpoints { get; } = [];

        public void OnRecorded(MetricsRow row)
        {
            Losses.Add(row.TrainLoss);
            Rates.Add(row.LearningRate);
        }

        public void OnCheckpoint(int step, ReadOnlySpan<double> parameters) => Checkpoints.Add((step, parameters.ToArray()));
    }
}
