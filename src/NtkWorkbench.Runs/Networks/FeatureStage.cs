namespace NtkWorkbench.Runs;

/// <summary>
/// Linearizes the network once at each step that anything is asked of, and gives what analysis, ridge, figures, the kernel along training
/// and the linear model take from it, written as soon as it is there.
/// </summary>
internal sealed class FeatureStage
{
    private const string ModelPiece = "linear-model-trained";

    private readonly NetworkRunPlan _plan;
    private readonly RunContext _run;
    private readonly IReadOnlyList<Checkpoint> _checkpoints;
    private readonly IReadOnlyList<Checkpoint> _tracked;
    private readonly TrainingOptions _training;
    private readonly FeatureResults _results = new();
    private readonly PreconditionedEdge _edge;
    private KernelFollower? _follower;
    private TrainedLinearModel? _model;
    private bool _isFollowing = true;
    private LinearizedTraining? _begun;
    private int[]? _units;

    /// <summary>training: the plan's, with the rates that there were.</summary>
    public FeatureStage(NetworkRunPlan plan, RunContext run, IReadOnlyList<Checkpoint> checkpoints, IReadOnlyList<Checkpoint> tracked,
        TrainingOptions training)
    {
        (_plan, _run, _tracked, _training) = (plan, run, tracked, training);
        (_checkpoints, _edge) = (checkpoints, new(plan, run, training, checkpoints[^1].Step));
    }

    // Without a trained network there is no linear model beside it.
    private bool HasLinearModel => _plan.HasLinearModel && _checkpoints[^1].Step > 0;

    public FeatureResults Compute()
    {
        Checkpoint[] steps = [.. _checkpoints.Where(IsNeeded).Concat(_tracked).DistinctBy(at => at.Step).OrderBy(at => at.Step)];
        for (int i = 0; i < steps.Length && !_run.Cancellation.IsCancellationRequested; i++)
        {
            try
            {
                Compute(steps[i], i, steps.Length);
            }
            catch (OperationCanceledException) when (_run.Cancellation.IsCancellationRequested)
            {
                // What was computed before stays.
            }
        }
        if (_results.Followed.Count > 0)
            TrajectoryWriter.Write(_run.Folder.AlongTraining, [.. _results.Followed.Select(step => step.Point)]);
        // A run that goes on makes them anew.
        if (_run.Cancellation.IsCancellationRequested)
            return _results;
        _results.Snapshots = TrainingSnapshots.Of(_plan, _results.Followed, _tracked, _model);
        _results.Snapshots?.Write(_run.Folder, _run.Cancellation);
        return _results;
    }

    private bool IsNeeded(Checkpoint checkpoint) =>
        IsWanted(checkpoint) || (HasLinearModel && (checkpoint == _checkpoints[0] || checkpoint == _checkpoints[^1]));

    private bool IsWanted(Checkpoint checkpoint) => _plan.Job.Features.Checkpoints.Any(selector => selector.FolderName == checkpoint.Name);

    private void Compute(Checkpoint step, int index, int count)
    {
        Checkpoint[] wanted = [.. _checkpoints.Where(checkpoint => checkpoint.Step == step.Step && IsWanted(checkpoint))];
        var progress = new FeatureProgress(_run, wanted.FirstOrDefault(step).Name, index, count,
            _plan.Job.Features.LeadingModes.Modes);
        progress.Report(0);
        // What an earlier process of the run has finished needs no linearization.
        using var linear = new LazyLinearization(() => _plan.Linearize(
            step.Parameters, progress, _plan.IsLeading ? Search(step.Step, progress) : null, _run.Cancellation));
        if (step.Step == 0)
            Begin(linear);
        if (wanted.Length > 0 && Try($"tangent features at {wanted[0].Name}", () => _run.State.Piece(
            Invariant($"analysis-{step.Step}"), () => Analyze(wanted[0], linear.Value))) is CheckpointAnalysis analysis)
            Keep(analysis, wanted, linear);
        if (step.Step == 0 && _plan.Limit is not null && _results.Analyses.Count > 0)
            CompareWithLimit(linear);
        if (_isFollowing && _tracked.Any(at => at.Step == step.Step))
            Follow(step, linear);
        CompareWithLinearModel(step, linear);
        progress.Report(1);
    }

    // What is compared with is there before the first comparison.
    private void Begin(LazyLinearization linear)
    {
        int[] followed = [.. _tracked.Select(at => at.Step).Order()];
        Matrix? grid = _plan.Snapshots.HasLinearModel ? _plan.Grid : null;
        if (HasLinearModel)
            _model = Try("linear model", () => _run.State.Piece(ModelPiece, () => TrainedLinearModel.Train(
                linear.Value, _plan.Data, _training, _checkpoints[^1].Step, followed, grid, Train)));
        if (_tracked.Count > 0)
            _follower = new(_plan, _run, _tracked, new(
                _plan.FeatureData.Train, _training, _plan.Snapshots.Leading, _model, followed, isWhole: !_plan.IsOfSome), _edge);
    }

    // Goes on where an earlier process had come to, from restart to restart.
    private LeadingSearch Search(int step, FeatureProgress progress)
    {
        string reached = Invariant($"leading-{step}-reached");
        return new(_run.State.Reached<KrylovState>(reached), state => _run.State.Reach(reached, state), progress);
    }

    private TrainedLinearModel Train(LinearModelTrainer trainer)
    {
        const string reached = ModelPiece + "-reached";
        var state = _run.State.Reached<LinearModelState>(reached);
        using SaveSchedule.Turns turns = _run.Workbench.Saving.Begin(trainer.RequestState, _run.Workbench.Time);
        trainer.Saved = saved =>
        {
            long start = _run.Workbench.Time.GetTimestamp();
            _run.State.Reach(reached, saved, now: true);
            turns.OnSaved(_run.Workbench.Time.GetElapsedTime(start));
        };
        return trainer.Run(state);
    }

    private CheckpointAnalysis Analyze(Checkpoint checkpoint, Linearization linear)
    {
        var tangent = TangentAnalysis.Of(linear, _plan.Grid);
        TangentAnalysis? first = checkpoint.Step == 0 ? tangent
            : _results.Analyses.Find(analysis => analysis.Checkpoint.Step == 0)?.Tangent;
        int layers = _plan.Architecture.Layers.Count;
        bool isDrawn = _plan.Architecture.InputCount == 1;
        bool hasUnits = layers > 1 && _plan.Architecture.InputCount <= 2;
        return new CheckpointAnalysis
        {
            Checkpoint = checkpoint,
            Tangent = tangent,
            KernelDistance = Beside(TangentKernels.Distance),
            KernelDistanceCentered = Beside(
                (before, after) => TangentKernels.CenteredDistance(before, after, _plan.RowsOfSample)),
            KernelChange = Beside(TangentKernels.RelativeChange),
            ModeChanges = first is null ? null
                : TangentKernels.ModeChanges(first.Spectrum, tangent.Spectrum, _plan.Job.Features.Principal),
            TargetAlignment = tangent.Kernel is not Matrix kernel ? null : Align(kernel),
            PrincipalAngles = _results.Analyses.FirstOrDefault() is { } before
                ? PrincipalAngles(before.Tangent.LeftVectors, tangent.LeftVectors)
                : null,
            // Over all training samples, whichever features are of: a unit that is on at one of them is not dead.
            ConstantUnits = _plan.Data.Train.Count < 2 ? null
                : [.. Enumerable.Range(0, layers - 1).Select(layer => ConstantUnits.Share(linear, layer, _plan.Data.Train.Inputs))],
            ElbowFeatures = hasUnits ? Units(linear.Activations(layers - 2, _plan.Grid)) : null,
            Units = _units,
            TangentFeatures = isDrawn ? Chosen(linear.At(_plan.Grid).AllFeatures) : null,
            Classes = ClassAnalysis.Of(linear, _plan.FeatureData, _plan.Job.Training.Loss),
            Preconditioned = checkpoint.Preconditioner is double[] diagonal
                ? Try($"preconditioned kernel at {checkpoint.Name}", () => Precondition(checkpoint, diagonal, linear)) : null,
        };

        double? Beside(Func<Matrix, Matrix, double> measure) =>
            first?.Kernel is Matrix before && tangent.Kernel is Matrix after ? measure(before, after) : null;
    }

    // Of as many as both have: leading modes may be fewer at one.
    private double[] PrincipalAngles(Matrix before, Matrix after)
    {
        int count = Math.Min(before.Columns, after.Columns);
        return SubspaceAffinity.PrincipalAngles(
            LeadingVectors.Columns(before, count), LeadingVectors.Columns(after, count), _plan.Workbench.LinearAlgebra);
    }

    private double Align(Matrix kernel)
    {
        Matrix targets = _plan.FeatureData.Train.Targets;
        return _plan.IsSummed
            ? TangentKernels.SummedTargetAlignment(kernel, targets, _plan.Architecture.OutputCount, _training.Loss)
            : TangentKernels.TargetAlignment(kernel, targets, _training.Loss);
    }

    private PreconditionedAnalysis Precondition(Checkpoint at, double[] diagonal, Linearization linear) => new()
    {
        Spectrum = _plan.HasPreconditionedSpectrum ? linear.PreconditionedSpectrum(diagonal) : null,
        Sharpness = _edge.Sharpness(at),
        Edge = _edge.At(at.Step),
    };

    private void Keep(CheckpointAnalysis analysis, Checkpoint[] wanted, LazyLinearization linear)
    {
        // Those of the first checkpoint, which an earlier process may have analyzed.
        _units ??= analysis.Units?.ToArray();
        TangentRidgeFit? ridge = _plan.Job.Features.Ridge is double lambda
            ? Try($"ridge regression at {wanted[0].Name}", () => _run.State.Piece(
                Invariant($"ridge-{wanted[0].Step}"), () => TangentRidge.Fit(linear.Value, _plan.FeatureData, _plan.Grid, lambda)))
            : null;
        CheckpointAnalysis[] named = [.. wanted.Select(checkpoint => analysis with { Checkpoint = checkpoint, Ridge = ridge })];
        AnalysisWriter.Write(_run.Folder, _plan, named, () => linear.Value.Features, _run.Cancellation);
        _results.Analyses.AddRange(named);
    }

    private void CompareWithLimit(LazyLinearization linear)
    {
        _results.InfiniteWidth = Try("limit of infinite width", () => _run.State.Piece("infinite-width", () =>
            new InfiniteWidthStage(_plan).Compare(
                _results.Analyses[0], () => linear.Value, _run.Observer.OnWarning, _run.Cancellation)));
        if (_results.InfiniteWidth is InfiniteWidthResults compared)
            InfiniteWidthWriter.Write(_run.Folder, _plan, compared);
    }

    // With two inputs those units that figures show.
    private Matrix Units(Matrix activations)
    {
        if (_plan.Architecture.InputCount == 1)
            return activations;
        _units ??= UnitMapsFigure.Choose(activations);
        return new(activations.Rows, _units.Length,
            [.. Enumerable.Range(0, activations.Rows).SelectMany(row => _units.Select(unit => activations[row, unit]))]);
    }

    // ∂f/∂θ of the output that figures show, for the parameters that they show.
    private Matrix Chosen(ITangentFeatures features)
    {
        int[] parameters = [.. ParameterSelection.Choose(_plan.Architecture).SelectMany(selection => selection.Columns)];
        var chosen = new Matrix(_plan.Grid.Rows, parameters.Length);
        double[] column = new double[features.Rows];
        for (int j = 0; j < parameters.Length; j++)
        {
            features.Copy(parameters[j], 1, column);
            for (int i = 0; i < chosen.Rows; i++)
                chosen[i, j] = column[(i * _plan.Architecture.OutputCount) + _plan.Shown.Index];
        }
        return chosen;
    }

    private void Follow(Checkpoint step, LazyLinearization linear)
    {
        FollowedStep? followed = Try($"tangent kernel at step {step.Step}",
            () => _run.State.Piece(Invariant($"along-training-{step.Step}"), () => _follower!.Follow(step, linear.Value)));
        _isFollowing = followed is not null;
        if (followed is not null)
            _results.Followed.Add(followed);
    }

    private void CompareWithLinearModel(Checkpoint step, LazyLinearization linear)
    {
        if (_model is null)
            return;
        Checkpoint last = _checkpoints[^1];
        if (step.Step == _checkpoints[0].Step)
            _begun = Try("linear model", () => _run.State.Piece("linear-model-begun", () => LinearizedTraining.Begin(
                linear.Value, last.Parameters, last.Step, _plan.FeatureData, _plan.Grid, _training, _model)));
        else if (step.Step == last.Step && _begun is not null)
            _results.Linearized = Try("linear model",
                () => _run.State.Piece("linear-model", () => _begun.Complete(linear.Value, _plan.FeatureData, _plan.Grid)));
        if (_results.Linearized is LinearizedTraining complete)
            FeatureWriter.WriteLinearized(_run.Folder.LinearizedPredictions, _plan.Data.Train.InputNames, _plan.Grid, complete);
    }

    private sealed class LazyLinearization(Func<Linearization> linearize) : IDisposable
    {
        private Linearization? _value;

        public Linearization Value => _value ??= linearize();

        public void Dispose() => _value?.Dispose();
    }

    private T? Try<T>(string what, Func<T> compute)
        where T : class
    {
        try
        {
            return compute();
        }
        catch (NumericalException exception)
        {
            _run.Observer.OnWarning($"no {what}: {exception.Message}");
            return null;
        }
    }
}
