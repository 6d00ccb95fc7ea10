namespace NtkWorkbench;

/// <summary>Trains a linear model in its parameters by the trainer of networks, with the streams of the network's training.</summary>
internal sealed class LinearModelTrainer : ITrainingObserver, IDisposable
{
    private readonly IEngine _engine;
    private readonly Linearization _initial;
    private readonly IReadOnlyList<int> _followed;
    private readonly int _steps;
    private readonly Dataset _samples;
    private readonly TrainingLoss _loss;
    private readonly Matrix? _grid;
    private readonly List<double[]> _outputs = [];
    private readonly List<double[]> _onGrid = [];
    private readonly CancellationTokenSource _end;
    private double[]? _parameters;
    private bool _hasEnded;

    public LinearModelTrainer(
        Linearization initial, TrainingData data, TrainingOptions training, int steps, IReadOnlyList<int> followed, Matrix? grid = null)
    {
        (_initial, _steps, _followed, _grid, _engine) = (initial, steps, followed, grid, initial.OpenModel());
        (_samples, _loss) = (data.Train, training.Objective);
        _end = CancellationTokenSource.CreateLinkedTokenSource(initial.Cancellation);
        Trainer = new Trainer(_engine, data with { Test = null, Validation = null },
            training with { RecordEvery = int.MaxValue, EarlyStopping = null },
            new RandomStreams(initial.Seed), [.. followed, steps]);
        Trainer.Initialize();
    }

    public Trainer Trainer { get; }

    /// <summary>Given what the rest of training needs, where <see cref="RequestState"/> asked for it.</summary>
    public Action<LinearModelState>? Saved { get; set; }

    public void RequestState() => Trainer.RequestState();

    /// <summary>Takes the steps that are left. state: what an earlier process saved.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TrainedLinearModel Run(LinearModelState? state)
    {
        if (state is not null)
        {
            Trainer.Restore(state.Training);
            _outputs.AddRange(state.Outputs);
            _onGrid.AddRange(state.GridOutputs);
        }
        TrainingResult result = Trainer.Run(this, _end.Token);
        if (!_hasEnded)
            _initial.Cancellation.ThrowIfCancellationRequested();
        bool isDiverged = _parameters is null || result.Reason == StopReason.Diverged;
        return new TrainedLinearModel
        {
            Method = isDiverged ? LinearModelMethod.Diverged : LinearModelMethod.Parameters,
            Steps = result.Steps,
            Parameters = isDiverged ? null : _parameters,
            Outputs = [.. _outputs],
            GridOutputs = [.. _onGrid],
        };
    }

    public void OnRecorded(MetricsRow row)
    {
    }

    public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
    {
        if (_followed.Contains(step))
        {
            _outputs.Add(At(_initial.Inputs));
            if (_grid is not null)
                _onGrid.Add(At(_grid));
        }
        if (step != _steps)
            return;
        _hasEnded = true;
        // The loss before it is all that the last step looks at.
        if (double.IsFinite(_engine.EvaluateLoss(_samples, _loss, []).Loss))
            _parameters = parameters.ToArray();
        // The network may have ended before its last step.
        _end.Cancel();
    }

    public void OnState(TrainingState state)
    {
        if (!_hasEnded)
            Saved?.Invoke(new LinearModelState { Training = state, Outputs = [.. _outputs], GridOutputs = [.. _onGrid] });
    }

    private double[] At(Matrix points)
    {
        double[] outputs = new double[points.Rows * _initial.Architecture.OutputCount];
        _engine.Evaluate(points.Values, outputs);
        return outputs;
    }

    public void Dispose()
    {
        _end.Dispose();
        _engine.Dispose();
    }
}

/// <summary>How far the training of a linear model has come.</summary>
internal sealed record LinearModelState
{
    public required TrainingState Training { get; init; }

    /// <summary>Those of <see cref="TrainedLinearModel.Outputs"/> so far.</summary>
    public required IReadOnlyList<double[]> Outputs { get; init; }

    /// <summary>Those of <see cref="TrainedLinearModel.GridOutputs"/> so far.</summary>
    public required IReadOnlyList<double[]> GridOutputs { get; init; }
}
