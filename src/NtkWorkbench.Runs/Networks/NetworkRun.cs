namespace NtkWorkbench.Runs;

/// <summary>One run of a network job: train, linearize, draw, and write each part as soon as it is there.</summary>
internal sealed class NetworkRun(NetworkRunPlan plan, RunContext run) : RunWork(run)
{
    private readonly TrainingRecord _record = new(plan.Job, run.Observer);

    public override (RunOutcome Summary, MarkdownDocument Report) Execute()
    {
        plan.WriteInputs(Run.Folder);
        TrainingResult training = Run.Time(RunStage.Training, Train);
        MetricsWriter.Write(Run.Folder.Metrics, _record.Rows);
        if (plan.Job.Training.RecordBatches)
            BatchWriter.Write(Run.Folder.Batches, plan.Job.Training, plan.Data.Train.Count, plan.Job.Seed, training.Steps);
        IReadOnlyList<Checkpoint> checkpoints = _record.Checkpoints();
        foreach (Checkpoint checkpoint in checkpoints)
            CheckpointFile.Write(Run.Folder.Checkpoint(checkpoint.Name), plan.Architecture, plan.Job.Precision, checkpoint);
        FeatureResults features = Run.Time(RunStage.Features, () => new FeatureStage(plan, Run, checkpoints, _record.Tracked()).Compute());
        var results = new NetworkResults
        {
            Plan = plan,
            Training = training,
            Rows = _record.Rows,
            Analyses = features.Analyses,
            Trajectory = features.Trajectory,
            Linearized = features.Linearized,
            Cancelled = Run.Cancellation.IsCancellationRequested,
        };
        IReadOnlyList<DrawnFigure> figures = Run.Time(RunStage.Figures, () => Run.Draw(NetworkFigures.Create(results)));
        results = results with { Cancelled = Run.Cancellation.IsCancellationRequested };
        RunSummary summary = NetworkSummary.Create(results, Run.Seconds);
        return (summary, NetworkReport.Create(results, summary, figures));
    }

    public override RunOutcome Failed(string message) => NetworkSummary.OfFailure(plan, _record.Rows, message, Run.Seconds);

    private TrainingResult Train()
    {
        using Network network = plan.CreateNetwork();
        int[] steps =
        [
            .. plan.Job.Features.Checkpoints.Select(checkpoint => checkpoint.Step).OfType<int>(),
            .. plan.Job.Features.Track?.Steps(plan.Job.Training.Steps) ?? [],
        ];
        return network.Begin(plan.Data, plan.Job.Training, steps).Run(_record, Run.Cancellation);
    }
}
