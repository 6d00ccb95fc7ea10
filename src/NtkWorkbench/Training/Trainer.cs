using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>Trains the network in an engine, which owns parameters and optimizer; the trainer chooses batches and learning rates, and
/// reports.</summary>
public sealed class Trainer
{
    private readonly IEngine _engine;
    private readonly TrainingData _data;
    private readonly TrainingOptions _options;
    private readonly RandomStreams _streams;
    private readonly HashSet<int> _checkpoints;
    private readonly double _initialRate;
    private readonly MetricsRecorder _recorder;
    private readonly InstanceNoise? _noise;
    private readonly RowWatch _watch;
    private BatchSampler? _sampler;
    private int _step;
    private int? _lastCheckpoint;
    private int? _lastRow;
    private volatile bool _stateIsWanted;

    /// <summary>A trainer that has not begun. streams: batches are drawn from "training/batches", noise on the inputs from
    /// "training/instance_noise/STEP"; checkpoints: steps at which parameters are reported, beside the first and the last; later ones than
    /// the last are not reached.</summary>
    internal Trainer(
        IEngine engine, TrainingData data, TrainingOptions options, RandomStreams streams, IReadOnlyCollection<int> checkpoints)
    {
        _engine = engine;
        _data = data;
        _options = options;
        _streams = streams;
        _checkpoints = [0, options.TotalSteps, .. checkpoints];
        _initialRate = options.LearningRate.Value;
        _noise = data.InstanceNoise == 0 ? null : new InstanceNoise(engine, data.Train, data.InstanceNoise, streams);
        _watch = new RowWatch(options);
        _recorder = new MetricsRecorder(engine, data, options.Objective, options.Layers);
    }

    private BatchSampler Sampler =>
        _sampler ?? throw new InvalidOperationException("a trainer must be initialized or restored before it runs or is saved");

    /// <summary>Readies engine and batches for the first step. The parameters stay what they are.</summary>
    internal void Initialize()
    {
        _sampler = BatchSampler.OfTraining(_options.Batch, _data.Train.Count, _streams);
        _engine.Prepare(new TrainingProblem
        {
            Data = _data.Train,
            Loss = _options.Objective,
            ClipGradientNorm = _options.ClipGradientNorm,
            Optimizer = _options.Optimizer,
            Layers = _options.Layers,
            LargestBatch = _sampler.LargestBatch,
        });
        (_step, _lastCheckpoint, _lastRow) = (0, null, null);
        _watch.State = new();
    }

    /// <summary>The state after the steps taken so far, as one value; a copy. After a divergence, the batch that caused it is used
    /// up.</summary>
    public TrainingState Save() => new()
    {
        Step = _step, Engine = _engine.Save(), Sampler = Sampler.Save(), Watch = _watch.State == new RowWatchState() ? null : _watch.State,
    };

    /// <summary>Takes the place of <see cref="Initialize"/>: the steps that follow are, bit for bit, those that would have followed
    /// <see cref="Save"/>. What is due at a step past 0 counts as reported.</summary>
    /// <exception cref="ShapeException">The state belongs to another network, optimizer or data set.</exception>
    public void Restore(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Initialize();
        _engine.Restore(state.Engine);
        Sampler.Restore(state.Sampler);
        _step = state.Step;
        _watch.State = state.Watch ?? new();
        if (_step == 0)
            return;
        _lastCheckpoint = _checkpoints.Contains(_step) ? _step : null;
        _lastRow = _step % _options.RecordInterval == 0 || _step == _options.TotalSteps ? _step : null;
    }

    /// <summary>Takes the steps that are left, until the last, a value that is not finite, or a cancellation.</summary>
    /// <param name="observer">Hears of rows and checkpoints. It may call <see cref="Save"/>, and must not train.</param>
    /// <param name="token">Looked at before every step; a cancellation leaves a state that can be saved and continued.</param>
    /// <remarks>Between two reports nothing is allocated beyond what the engine's step does.</remarks>
    public TrainingResult Run(ITrainingObserver observer, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        BatchSampler sampler = Sampler;
        Divergence? divergence = Report(observer, ending: false);
        while (divergence is null && _step < _options.TotalSteps && !_watch.IsOver && !token.IsCancellationRequested)
        {
            divergence = Advance(sampler, NextReport(), untilStateIsWanted: true, token) ?? Report(observer, ending: false);
            if (divergence is null && _stateIsWanted && _step > 0 && _step < _options.TotalSteps && !_watch.IsOver)
                HandOut(observer);
        }
        bool early = divergence is not null || _step < _options.TotalSteps, isStopped = divergence is null && early && _watch.IsOver;
        if (divergence is null && early && !isStopped && _step > 0)
            HandOut(observer);
        if (early)
            Report(observer, ending: true);
        return new TrainingResult
        {
            Reason = divergence is not null ? StopReason.Diverged : early && !isStopped ? StopReason.Cancelled : StopReason.Completed,
            Steps = _step,
            Best = _watch.State.BestCheckpoint,
            BestValue = _watch.State.Best,
            StoppedEarly = isStopped,
            Divergence = divergence,
        };
    }

    /// <summary>Asks <see cref="Run"/> for its state, which <see cref="ITrainingObserver.OnState"/> is given after the next step. From any
    /// thread, at any time; what is trained does not depend on it.</summary>
    public void RequestState() => _stateIsWanted = true;

    /// <summary>Takes some steps without reporting any.</summary>
    /// <param name="steps">How many; fewer where the training ends before.</param>
    /// <param name="token">Looked at before every step.</param>
    /// <returns>What was not finite, in loss or gradient; null: nothing.</returns>
    public Divergence? Advance(int steps, CancellationToken token = default) =>
        Advance(Sampler, (int)Math.Min((long)_step + steps, _options.TotalSteps), untilStateIsWanted: false, token);

    /// <summary>Steps taken.</summary>
    public int Step => _step;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Divergence? Advance(BatchSampler sampler, int target, bool untilStateIsWanted, CancellationToken token)
    {
        while (_step < target && !token.IsCancellationRequested)
        {
            _noise?.Draw(_step);
            StepResult result = _engine.Step(sampler.Next(), LearningRate());
            if (result.NonFinite is { } value)
                return new Divergence(_step, value);
            _step++;
            if (untilStateIsWanted && _stateIsWanted)
                break;
        }
        return null;
    }

    // All reports up to this step were made.
    private void HandOut(ITrainingObserver observer)
    {
        _stateIsWanted = false;
        observer.OnState(Save());
    }

    private Checkpoint Best()
    {
        double[] parameters = new double[_engine.Architecture.ParameterCount];
        _engine.CopyParameters(parameters);
        return new("best", _step, parameters) { Preconditioner = OwnPreconditioner() };
    }

    private double[]? OwnPreconditioner()
    {
        if (_step == 0 || !Preconditioner.Has(_options.Optimizer))
            return null;
        EngineState state = _engine.Save();
        return Preconditioner.Of(_options.Optimizer, state.OptimizerVectors, state.OptimizerSteps);
    }

    private double LearningRate() => _watch.Rate ?? _options.Schedule.LearningRate(_initialRate, _step, _options.TotalSteps);

    private int NextReport()
    {
        long row = ((_step / _options.RecordInterval) + 1L) * _options.RecordInterval;
        int checkpoint = _checkpoints.Where(step => step > _step).Min();
        Debug.Assert(checkpoint <= _options.TotalSteps, "the last step is a checkpoint");
        return (int)Math.Min(row, checkpoint);
    }

    private Divergence? Report(ITrainingObserver observer, bool ending)
    {
        ending |= _step == _options.TotalSteps;
        if ((ending || _checkpoints.Contains(_step)) && _lastCheckpoint != _step)
        {
            double[] parameters = new double[_engine.Architecture.ParameterCount];
            _engine.CopyParameters(parameters);
            _lastCheckpoint = _step;
            observer.OnCheckpoint(_step, parameters, OwnPreconditioner());
        }
        if ((!ending && _step % _options.RecordInterval != 0) || _lastRow == _step)
            return null;
        (MetricsRow row, NonFiniteValue? nonFinite) = _recorder.Measure(_step, LearningRate());
        _lastRow = _step;
        if (_watch.Take(row))
            _watch.State = _watch.State with { BestCheckpoint = Best() };
        if (_watch.HasRates)
            row = row with { LearningRate = LearningRate() };
        observer.OnRecorded(row);
        return nonFinite is { } value ? new Divergence(_step, value) : null;
    }
}
