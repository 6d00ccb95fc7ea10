namespace NtkWorkbench.Runs;

/// <summary>A step-size job.</summary>
internal sealed class StepSizeRunPlan : LabRunPlan
{
    private readonly StepSizeJob _job;
    private readonly double[] _start;

    public StepSizeRunPlan(LoadedJob source, StepSizeJob job, Workbench workbench)
        : base(source, workbench)
    {
        _job = job;
        if (job.Start is not null && job.Start.Count != job.Target.Count)
            throw new JobException(
                [source.ErrorAt("start", $"start must have {job.Target.Count} entries, as target, got {job.Start.Count}")]);
        if (job.Paths.Select(path => path.Name).Distinct().Count() < job.Paths.Count)
            throw new JobException([source.ErrorAt("paths", "paths must have different names")]);
        _start = job.Start is null ? new double[job.Target.Count] : [.. job.Start];
    }

    private protected override Job Resolved(RunFolder folder) => _job with { Start = _start };

    public override string Describe() => Invariant($"valid: {_job.Paths.Count} paths of {_job.Steps} steps");

    private protected override double Operations => 10.0 * _job.Paths.Count * _job.Steps * _job.Target.Count;

    private protected override double Entries => (_job.Target.Count + 3.0) * _job.Paths.Count * _job.Steps;

    internal override LabResult Compute(RunContext run)
    {
        double[] target = [.. _job.Target];
        StepSizeResult[] results = [.. _job.Paths.Select(path => Run(path, target, run.Cancellation))];
        return new LabResult
        {
            Results = results,
            Findings = [.. results.Select(result => StepSizeFindings.Headline(result, _job.Accuracy))],
            Report = document => StepSizeReport.Write(document, results, _job.Paths, _job.Accuracy),
            Sliders = StepSizeSliders.Of(_job, _start, results),
            Figures = StepSizeFigures.Create(target, _job.Accuracy, results),
        };
    }

    private StepSizeResult Run(StepSizePathOptions options, double[] target, CancellationToken cancellation)
    {
        NormDescentPath path = NormDescent.Run(target, _start, StepSize, _job.Steps);
        double[] predicted = NormDescent.PredictDistances(path.Distances[0], StepSize, _job.Steps);
        double endless = options.Schedule.EndlessSum(options.StepSize, _job.Steps, cancellation);
        int within = Array.FindIndex(predicted, distance => distance <= _job.Accuracy);
        return new StepSizeResult
        {
            Name = options.Name,
            FirstDistance = path.Distances[0],
            FinalDistance = path.Distances[^1],
            ClosestDistance = path.Distances.Min(),
            Arrival = Arrival.Judge(path, _job.Accuracy, endless),
            PredictedArrival = within < 0 ? null : within,
            LengthWalked = path.TotalLength,
            EndlessLength = endless,
            Path = path,
        };

        double StepSize(int step)
        {
            cancellation.ThrowIfCancellationRequested();
            return options.Schedule.LearningRate(options.StepSize, step, _job.Steps);
        }
    }
}
