using System.Runtime.ExceptionServices;

namespace NtkWorkbench.Runs;

/// <summary>A map of laziness with its data: each training is a piece of its own.</summary>
internal sealed class LazinessRunPlan : LabRunPlan
{
    private readonly LazinessMapJob _job;
    private readonly NetworkRunPlan _network;
    private readonly LazinessPlace[] _places;
    private readonly LazinessMap _map;

    public LazinessRunPlan(LoadedJob source, LazinessMapJob job, Workbench workbench)
        : base(source, workbench)
    {
        _job = job;
        // Of the widest: what fits it fits the others.
        _network = NetworkRunPlan.Create(source, job.ToNetworkJob(), workbench);
        _places =
        [
            .. from width in job.Widths.Order()
               from fraction in job.Fractions.Order()
               from scale in job.OutputScales.Order()
               from draw in Enumerable.Range(0, job.Initializations)
               select new LazinessPlace(width, fraction, scale, job.Seed + draw),
        ];
        _map = source.At("data", () => new LazinessMap(new LazinessProblem
        {
            HiddenLayers = job.Network.Hidden.Count,
            Activation = job.Network.Activation,
            Parameterization = job.Network.Parameterization,
            Initialization = job.Initialization,
            Data = _network.Data,
            Training = _network.Job.Training,
            Grid = _network.Grid,
            LossShare = job.LossShare,
            Precision = job.Precision,
            Engines = _network.EngineProvider,
        }));
    }

    public override string Describe() => $"valid: {Count(_places.Length, "training")} at {Count(_job.Widths.Count, "width")}, "
        + $"{Count(_job.Fractions.Count, "rate")} and {Count(_job.OutputScales.Count, "output scale")}, at most "
        + $"{Count(Training.TotalSteps, "step")} each";

    private protected override string Engine => _network.EngineProvider.Description;

    private TrainingOptions Training => _network.Job.Training;

    private int Lanes => Math.Min(_places.Length, Environment.ProcessorCount);

    // Parameters of all trainings over those of the widest.
    private double Share => _places.Sum(place => (double)Parameters(place.Width)) / Parameters(_job.Widths.Max());

    // A step, and the loss after it.
    private protected override double Operations => Share
        * (_network.Operations.Steps + _network.Operations.Records(0, 0)
            + (Training.TotalSteps * _network.Operations.OfStep(_network.Data.Train.Count) / 3));

    private protected override IReadOnlyList<(string Stage, double Bytes, string How)> MemoryOfStages() =>
        [("trainings", Lanes * (_network.Memory.Training + (_network.Memory.Features?.Bytes ?? 0)),
            Invariant($" with two linearizations each, for {Lanes} at once"))];

    internal override RunEstimate Estimate()
    {
        (double step, _) = new NetworkEstimate(_network).Training(0);
        double loss = (double)_network.Data.Train.Count / _network.Operations.BatchSize / 3;
        return new RunEstimate
        {
            Memory = MemoryOfStages(),
            Times =
            [
                ("trainings", step * (1 + loss) * Training.TotalSteps * Share / Lanes),
                (RunEstimate.Figures, NetworkEstimate.SecondsPerPicture * 2 * _job.Figures.Formats.Count),
            ],
            RestsOn = $"{RunEstimate.Duration(step)} a training step of the widest, measured here, for {_places.Length} trainings that "
                + $"take all their steps, {Lanes} at once",
        };
    }

    private protected override Job Resolved(RunFolder folder)
    {
        NetworkJob portable = PortableJob.Create(_network);
        return _job with { Data = portable.Data, Network = portable.Network with { Hidden = _job.Network.Hidden } };
    }

    private protected override void WriteInputs(RunFolder folder, IRunObserver observer, CancellationToken cancellation) =>
        DataCopies.Write(folder, _network.Samples, _network.Job.Data);

    internal override LabResult Compute(RunContext run)
    {
        var points = new LazinessPoint?[_places.Length];
        int done = 0;
        try
        {
            Parallel.For(0, points.Length, new ParallelOptions { MaxDegreeOfParallelism = Lanes },
                i => points[i] = Measure(run, i, () => Interlocked.Increment(ref done)));
        }
        catch (AggregateException exception)
        {
            // Trainings fail alike; the first one's words are the user's.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        LazinessPoint[] finished = [.. points.OfType<LazinessPoint>()];
        if (finished.Length == 0)
            run.Cancellation.ThrowIfCancellationRequested();
        var results = LazinessResults.Of(_job.LossShare, finished);
        return new LabResult
        {
            Results = results,
            Findings = [.. LazinessFindings.Headline(results, _places.Length)],
            Report = document => LazinessReport.Write(document, _network, _job, results),
            Figures = LazinessFigures.Create(results),
        };
    }

    // Null where it was cancelled.
    private LazinessPoint? Measure(RunContext run, int index, Func<int> count)
    {
        if (run.Cancellation.IsCancellationRequested)
            return null;
        try
        {
            LazinessPoint point = run.State.Piece(
                Invariant($"training-{index}"), () => _map.Measure(_places[index], run.Cancellation));
            run.Report(RunStage.Training, (double)count() / _places.Length,
                Invariant($"width {point.Place.Width}, α = {point.Place.OutputScale:g3}"));
            return point;
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private int Parameters(int width) => new NetworkArchitecture(
        [_network.Architecture.InputCount, .. _job.Network.Hidden.Select(_ => width), _network.Architecture.OutputCount],
        _job.Network.Activation).ParameterCount;
}
