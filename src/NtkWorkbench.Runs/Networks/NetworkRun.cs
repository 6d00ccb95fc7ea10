namespace NtkWorkbench.Runs;

/// <summary>One run of a network job: train, linearize, draw, and write each part as soon as it is there.</summary>
internal sealed class NetworkRun
{
    private readonly NetworkRunPlan _plan;
    private readonly RunFolder _folder;
    private readonly IRunObserver _observer;
    private readonly Stopwatches _stopwatches;
    private readonly TrainingRecord _record;

    public NetworkRun(NetworkRunPlan plan, RunFolder folder, IRunObserver observer)
    {
        (_plan, _folder, _observer) = (plan, folder, observer);
        _stopwatches = new Stopwatches(plan.Workbench.Time);
        _record = new TrainingRecord(plan.Job, observer);
    }

    /// <summary>Runs the job; where an error ends it, summary.json says so before the error is passed on.</summary>
    public RunSummary Execute(CancellationToken cancellation)
    {
        try
        {
            return Complete(cancellation);
        }
        catch (Exception exception)
        {
            WriteFailure(exception);
            throw;
        }
    }

    private RunSummary Complete(CancellationToken cancellation)
    {
        WriteInputs();
        TrainingRecord record = _record;
        TrainingResult training = _stopwatches.Time(RunStage.Training, () => Train(record, cancellation));
        MetricsWriter.Write(_folder.Metrics, record.Rows);
        IReadOnlyList<NamedCheckpoint> checkpoints = record.Checkpoints();
        foreach (NamedCheckpoint checkpoint in checkpoints)
            Write(checkpoint);

        var followed = new TrainingFollower(_plan, _folder, _observer);
        (IReadOnlyList<CheckpointAnalysis> analyses, IReadOnlyList<TrajectoryPoint> trajectory, LinearizedTraining? linearized) = _stopwatches.Time(
            RunStage.Features, () => (Analyze(checkpoints, cancellation), followed.Follow(record.Tracked(), cancellation), followed.Linearize(checkpoints, cancellation)));
        var results = new NetworkResults
        {
            Plan = _plan,
            Training = training,
            Rows = record.Rows,
            Checkpoints = checkpoints,
            Analyses = analyses,
            Trajectory = trajectory,
            Linearized = linearized,
            Cancelled = cancellation.IsCancellationRequested,
        };
        IReadOnlyList<DrawnFigure> figures = _stopwatches.Time(RunStage.Figures, () => Draw(results, cancellation));
        results = results with { Cancelled = cancellation.IsCancellationRequested };
        RunSummary summary = NetworkSummary.Create(results, _stopwatches.Seconds());
        RunJson.Write(_folder.Summary, summary);
        NetworkReport.Write(_folder, results, figures);
        return summary;
    }

    private void WriteFailure(Exception cause)
    {
        try
        {
            RunJson.Write(_folder.Summary, NetworkSummary.OfFailure(_plan, _record.Rows, cause.Message, _stopwatches.Seconds()));
        }
        catch (NtkException)
        {
            // The folder takes no file any more, which is most likely the error itself: that one is told.
        }
    }

    private void WriteInputs()
    {
        AtomicFile.WriteText(_folder.ResolvedYaml, ResolvedYaml.Write(PortableJob.Create(_plan)));
        RunJson.Write(_folder.Environment, RunEnvironment.Collect(_plan.Workbench.LinearAlgebra.Name, _plan.Engine.Description));
        DataWriter.Write(_folder.TrainData, _plan.Data.Train);
        if (_plan.Data.Test is Dataset test)
            DataWriter.Write(_folder.TestData, test);
        if (_plan.Job.Features.Grid?.File is not null)
            DataWriter.Write(_folder.GridData, _plan.Data.Train.InputNames, _plan.Grid);
    }

    private void Write(NamedCheckpoint checkpoint) => CheckpointFile.Write(_folder.Checkpoint(checkpoint.Name), new Checkpoint
    {
        Architecture = _plan.Architecture,
        Parameters = checkpoint.Parameters,
        Step = checkpoint.Step,
        Precision = _plan.Job.Precision,
    });

    private TrainingResult Train(TrainingRecord record, CancellationToken cancellation)
    {
        using IEngine engine = _plan.Engine.Create(_plan.Architecture, _plan.Job.Precision, _plan.InitialParameters);
        int[] steps =
        [
            .. _plan.Job.Features.Checkpoints.Select(checkpoint => checkpoint.Step).OfType<int>(),
            .. _plan.Job.Features.Track?.Steps(_plan.Job.Training.Steps) ?? [],
        ];
        var trainer = new Trainer(engine, _plan.Data, _plan.Job.Training, new RandomStreams(_plan.Job.Seed), steps);
        trainer.Initialize();
        return trainer.Run(record, cancellation);
    }

    private List<CheckpointAnalysis> Analyze(IReadOnlyList<NamedCheckpoint> checkpoints, CancellationToken cancellation)
    {
        NamedCheckpoint[] wanted = [.. checkpoints.Where(checkpoint => IsWanted(checkpoint.Name))];
        var analyses = new List<CheckpointAnalysis>();
        foreach (NamedCheckpoint checkpoint in wanted)
        {
            if (cancellation.IsCancellationRequested)
                break;
            if (Analyze(checkpoint, analyses, wanted.Length, cancellation) is CheckpointAnalysis analysis)
            {
                new AnalysisWriter(_folder, _plan).Write(analysis);
                analyses.Add(analysis);
            }
        }
        return analyses;
    }

    private bool IsWanted(string name) => _plan.Job.Features.Checkpoints.Any(selector => selector.FolderName == name);

    private CheckpointAnalysis? Analyze(NamedCheckpoint checkpoint, List<CheckpointAnalysis> before, int total, CancellationToken cancellation)
    {
        var progress = new FeatureProgress(_observer, _plan.Job.Name, checkpoint.Name, before.Count, total);
        try
        {
            progress.Report(0);
            TangentAnalysis tangent = _plan.Analyzer().Analyze(checkpoint.Parameters, progress, cancellation);
            CheckpointAnalysis? first = before.Find(analysis => analysis.Checkpoint.Step == 0);
            progress.Report(1);
            return new CheckpointAnalysis
            {
                Checkpoint = checkpoint,
                Tangent = tangent,
                KernelDistance = first is null ? (checkpoint.Step == 0 ? 0 : null) : TangentKernels.Distance(first.Tangent.Kernel, tangent.Kernel),
                Ridge = Ridge(checkpoint, tangent),
            };
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (NumericalException exception)
        {
            _observer.OnWarning($"no tangent features at {checkpoint.Name}: {exception.Message}");
            return null;
        }
    }

    private TangentRidgeFit? Ridge(NamedCheckpoint checkpoint, TangentAnalysis tangent)
    {
        try
        {
            return _plan.Job.Features.Ridge is double ridge ? TangentRidgeRegression.Fit(_plan, checkpoint, tangent, ridge) : null;
        }
        catch (NumericalException exception)
        {
            _observer.OnWarning($"no ridge regression at {checkpoint.Name}: {exception.Message}");
            return null;
        }
    }

    private IReadOnlyList<DrawnFigure> Draw(NetworkResults results, CancellationToken cancellation) =>
        new FigureRun(_folder.Figures, _plan.Workbench.Renderer, _plan.Job.Figures, _observer)
            .Create(_plan.Job.Name, NetworkFigures.Create(results), cancellation);
}
