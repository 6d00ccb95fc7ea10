namespace NtkWorkbench.Runs;

/// <summary>One run of a network job: train, linearize, draw, and write each part as soon as it is there.</summary>
internal sealed class NetworkRun(NetworkRunPlan plan, RunContext run) : RunWork(run)
{
    private readonly TrainingRecord _record = new(plan.Job, run.Observer);

    public override (RunOutcome Summary, ReportDocument Report) Execute()
    {
        TrainingResult training = Run.Time(RunStage.Training, Train);
        AtomicFile.Copy(Run.Folder.MetricsJournal, Run.Folder.Metrics);
        if (plan.Job.Training.RecordBatches)
            BatchWriter.Write(Run.Folder.Batches, plan.Job.Training, plan.Data.Train.Count, plan.Job.Seed, training.Steps);
        IReadOnlyList<Checkpoint> checkpoints = _record.Checkpoints(training.Best);
        if (training.Best is Checkpoint best)
            CheckpointFile.Write(Run.Folder.Checkpoint(best.Name), plan.Architecture, plan.Job.Precision, best);
        CheckpointFile.Write(Run.Folder.Checkpoint("final"), plan.Architecture, plan.Job.Precision, checkpoints[^1]);
        FeatureSamples.Write(Run.Folder, plan.Job, plan.Data);
        FeatureResults features = Run.Time(RunStage.Features, () => new FeatureStage(
            plan, Run, checkpoints, _record.Tracked(), plan.Job.Training.WithRates(_record.Rates)).Compute());
        ClassResults? classes = ClassResults.Of(plan, checkpoints[^1]);
        if (classes is not null)
            ClassWriter.Write(Run.Folder, classes);
        var results = new NetworkResults
        {
            Plan = plan,
            Training = training,
            Rows = _record.Rows.Kept,
            OneRowOf = _record.Rows.OneOf,
            BestValidation = _record.BestValidation,
            Analyses = features.Analyses,
            Trajectory = [.. features.Followed.Select(step => step.Point)],
            Snapshots = features.Snapshots,
            Linearized = features.Linearized,
            InfiniteWidth = features.InfiniteWidth,
            Classes = classes,
            Cancelled = Run.Cancellation.IsCancellationRequested,
        };
        IReadOnlyList<DrawnFigure> figures = Run.Time(RunStage.Figures, () => Run.Draw(NetworkFigures.Create(results)));
        TrainingBlock? moving = Moving(results);
        results = results with { Cancelled = Run.Cancellation.IsCancellationRequested };
        RunSummary summary = NetworkSummary.Create(results, Run.Seconds);
        return (summary, NetworkReport.Create(results, summary, figures, moving));
    }

    public override RunOutcome Unfinished(RunStatus status, string? message) =>
        NetworkSummary.Unfinished(plan, _record.Last, status, message, Run.Seconds);

    // The numbers are there without it: a page that is too large fails no run.
    private TrainingBlock? Moving(NetworkResults results)
    {
        if (results.Cancelled)
            return null;
        try
        {
            if (plan.Memory.Moving <= plan.Workbench.AvailableMemory)
                return TrainingBlock.Create(results, Run.Cancellation);
        }
        catch (OperationCanceledException) when (Run.Cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (OutOfMemoryException)
        {
            // Said below.
        }
        Run.Observer.OnWarning("report.html has no slider over the followed steps: it needs more memory than there is");
        return null;
    }

    private TrainingResult Train()
    {
        using Network network = plan.CreateNetwork();
        int[] steps =
        [
            .. plan.Job.Features.Checkpoints.Select(checkpoint => checkpoint.Step).OfType<int>(),
            .. plan.Job.Features.Track.Steps(plan.Job.Training.TotalSteps),
        ];
        Trainer trainer = network.Begin(plan.Data, plan.Job.Training, steps);
        using TrainingJournal journal = TrainingJournal.Open(Run, plan, _record);
        return journal.Run(trainer);
    }
}
