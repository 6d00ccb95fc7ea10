using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.Engines;
using NtkWorkbench.Core.LearningRates.Sharpness;
using NtkWorkbench.Core.Randomness;
using NtkWorkbench.Core.Training;
using NtkWorkbench.Core.Training.Losses;
using NtkWorkbench.Jobs.Execution;
using NtkWorkbench.Jobs.Networks;

namespace NtkWorkbench.Jobs.LearningRates.Sweeps;

/// <summary>Trains one network at many rates, several at a time; no number depends on how many.</summary>
internal sealed class SweepStudy
{
    /// <summary>A loss this many times its start is on its way to infinity, though float64 may take long to get there.</summary>
    private const double GrowthOfNoReturn = 1e6;

    /// <summary>The share of the steps that counts as the start of training.</summary>
    private const double Early = 0.1;

    /// <summary>A rise above the start by less than this is rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly SweepRunPlan _plan;
    private readonly TrainingData _data;

    // Equal rows of a product may round differently, by where in it they stand.
    private readonly double _alike;

    private SweepStudy(SweepRunPlan plan)
    {
        _plan = plan;
        // Test data would cost an evaluation a step and decide nothing.
        _data = plan.Network.Data with { Test = null };
        _alike = plan.Network.Job.Precision == Precision.Float32 ? 1e-5 : 1e-12;
    }

    public static SweepResults Run(SweepRunPlan plan, IRunObserver observer, CancellationToken cancellation)
    {
        var study = new SweepStudy(plan);
        var members = new SweepMember?[plan.Fractions.Count];
        int done = 0;
        Parallel.For(0, members.Length, i =>
        {
            if (cancellation.IsCancellationRequested)
                return;
            if (study.Train(plan.Fractions[i], cancellation) is not SweepMember member)
                return;
            lock (members)
            {
                members[i] = member;
                observer.OnProgress(new RunProgress
                {
                    Job = plan.Source.Job.Name,
                    Stage = RunStage.Training,
                    Fraction = (double)++done / members.Length,
                    Item = FormattableString.Invariant($"{plan.Fractions[i]:g3} of the limit"),
                });
            }
        });
        SweepMember[] finished = [.. members.OfType<SweepMember>()];
        if (finished.Length == 0)
            cancellation.ThrowIfCancellationRequested();
        double? constantSharpness = plan.Network.Job.Training.Loss == LossKind.MeanSquaredError ? 2.0 / plan.Network.Architecture.OutputCount : null;
        return SweepResults.Of(plan.Limit.Largest, plan.Limit.Fastest, constantSharpness, finished);
    }

    // Null where it was cancelled on the way.
    private SweepMember? Train(double fraction, CancellationToken cancellation)
    {
        NetworkRunPlan network = _plan.Network;
        double rate = fraction * _plan.Limit.Largest;
        TrainingOptions options = network.Job.Training with { LearningRate = rate, RecordEvery = 1 };
        using IEngine engine = network.Engine.Create(network.Architecture, network.Job.Precision, network.InitialParameters);
        bool wasConstant = IsConstant(engine);
        var record = new LossRecord();
        var trainer = new Trainer(engine, _data, options, new RandomStreams(network.Job.Seed), SharpnessSteps(options.Steps));
        trainer.Initialize();
        TrainingResult result = trainer.Run(record, cancellation);
        if (result.Reason == StopReason.Cancelled)
            return null;
        double[] losses = [.. record.Losses];
        bool diverged = Diverged(result, losses);
        // On the way to infinity the Hessian is lost in rounding.
        SharpnessPoint[] sharpness = diverged ? [] : [.. Measure(record)];
        int rise = Array.FindIndex(losses, loss => !(loss <= losses[0] * (1 + Rounding)));
        return new SweepMember
        {
            Fraction = fraction,
            LearningRate = rate,
            Regime = diverged ? SweepRegime.Divergent
                : rise < 0 ? SweepRegime.Stable
                : IsConstant(engine) && !wasConstant ? SweepRegime.Collapsed
                : SweepRegime.Catapult,
            Steps = result.Steps,
            FirstLoss = losses[0],
            LargestLoss = losses.Any(double.IsNaN) ? double.NaN : losses.Max(),
            FinalLoss = losses[^1],
            FirstRise = rise < 0 ? null : rise,
            RisesEarly = rise >= 0 && rise <= Math.Max(1, Early * options.Steps),
            SharpnessLimit = 2 / rate,
            FinalKernelSharpness = sharpness.Length == 0 ? null : sharpness[^1].Kernel,
            FinalLossSharpness = sharpness.Length == 0 ? null : sharpness[^1].Loss,
            Losses = losses,
            Sharpness = sharpness,
            Training = result,
        };
    }

    private static bool Diverged(TrainingResult result, double[] losses) =>
        result.Reason == StopReason.Diverged || losses[^1] > GrowthOfNoReturn * losses[0];

    private bool IsConstant(IEngine engine)
    {
        int outputs = engine.Architecture.OutputCount;
        double[] values = new double[checked(_data.Train.Count * outputs)];
        engine.Evaluate(_data.Train.Inputs.Values, values);
        return Enumerable.Range(0, values.Length).All(i => Math.Abs(values[i] - values[i % outputs]) <= _alike * Math.Abs(values[i]));
    }

    private int[] SharpnessSteps(int steps) =>
        [.. Enumerable.Range(1, Math.Max(0, _plan.SharpnessPoints)).Select(i => (int)((long)i * steps / _plan.SharpnessPoints)).Distinct()];

    private IEnumerable<SharpnessPoint> Measure(LossRecord record)
    {
        if (_plan.SharpnessPoints == 0)
            yield break;
        NetworkRunPlan network = _plan.Network;
        var meter = new NetworkSharpness(
            network.Engine, network.Architecture, _data.Train, network.Job.Training.Loss, network.Job.Training.Layers,
            new RandomStreams(network.Job.Seed).Named("sharpness"));
        foreach ((int step, double[] parameters) in record.Checkpoints)
            yield return new SharpnessPoint(step, meter.OfKernel(parameters), meter.OfLoss(parameters).Value);
    }

    private sealed class LossRecord : ITrainingObserver
    {
        public List<double> Losses { get; } = [];

        public List<(int Step, double[] Parameters)> Checkpoints { get; } = [];

        public void OnRecorded(MetricsRow row) => Losses.Add(row.TrainLoss);

        public void OnCheckpoint(int step, ReadOnlySpan<double> parameters) => Checkpoints.Add((step, parameters.ToArray()));
    }
}
