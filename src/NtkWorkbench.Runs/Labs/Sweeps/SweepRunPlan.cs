namespace NtkWorkbench.Runs;

/// <summary>A sweep with its network, its data, and the limit they predict.</summary>
internal sealed class SweepRunPlan : LabRunPlan
{
    // Iterations for an eigenvalue of the kernel, and of the Hessian at about three gradients each.
    private const int GradientsOfSharpness = 100;

    private readonly LearningRateSweepJob _job;
    private readonly NetworkRunPlan _network;
    private readonly double[] _fractions;
    private readonly StableRates _limit;

    public SweepRunPlan(LoadedJob source, LearningRateSweepJob job, Workbench workbench)
        : base(source, workbench)
    {
        (_job, _fractions) = (job, [.. job.Fractions.Distinct().Order()]);
        _network = NetworkRunPlan.Create(source, job.ToNetworkJob(), workbench);
        using Linearization linear = _network.Linearize(_network.InitialParameters);
        _limit = source.At("network", () => linear.StableRates(job.Training))
            ?? throw new InvalidOperationException("a rule of job files admits optimizers with a limit only");
    }

    private protected override string Engine => _network.EngineProvider.Description;

    private protected override Job Resolved(RunFolder folder)
    {
        NetworkJob portable = PortableJob.Create(_network);
        return _job with { Data = portable.Data, Network = portable.Network, Initialization = portable.Initialization };
    }

    private protected override void WriteInputs(
        RunFolder folder, IRunObserver observer, CancellationToken cancellation) => _network.WriteData(folder);

    public override string Describe()
    {
        int steps = _network.Job.Training.TotalSteps;
        return Invariant($"valid: {_network.Architecture} at {_fractions.Length} rates around {_limit.Largest:g4}, {steps} steps each");
    }

    private int Lanes => Math.Min(_fractions.Length, Environment.ProcessorCount);

    private protected override double Operations => _network.Operations.Training * _fractions.Length;

    private protected override IReadOnlyList<(string Stage, double Bytes, string How)> MemoryOfStages() =>
        [("trainings", Lanes * _network.Memory.Training, Invariant($" for {Lanes} at once"))];

    internal override RunEstimate Estimate()
    {
        int lanes = Lanes;
        int gradients = _job.SharpnessPoints == 0 ? 0 : (_job.SharpnessPoints + 1) * GradientsOfSharpness;
        (double step, double training) = new NetworkEstimate(_network).Training(gradients);
        return new RunEstimate
        {
            Memory = MemoryOfStages(),
            Times =
            [
                ("trainings", training * _fractions.Length / lanes),
                (RunEstimate.Figures, NetworkEstimate.SecondsPerPicture * 2 * _job.Figures.Formats.Count),
            ],
            RestsOn = $"{RunEstimate.Duration(step)} a training step, measured here, for {_fractions.Length} rates of which none diverges, "
                + $"{lanes} at once",
        };
    }

    internal override LabResult Compute(RunContext run)
    {
        using Network network = _network.CreateNetwork();
        var sweep = new LearningRateSweep(network, _network.Data, _job.Training, _limit)
        {
            SharpnessPoints = _job.SharpnessPoints,
            Keep = (fraction, train) => run.State.Piece(Invariant($"training-{Array.IndexOf(_fractions, fraction)}"), train),
        };
        SweepResults results = sweep.Run(_fractions, Trained, run.Cancellation);
        return new LabResult
        {
            Results = results,
            Findings = [.. SweepFindings.Headline(results, _fractions.Length, _job.Training.ClipGradientNorm is not null)],
            Report = document => SweepReport.Write(document, _network.Job,
                RunDescription.Sentences(_network.Job, _network.Architecture, _network.Data.Train.Count).Take(2), results),
            Sliders = SweepSliders.Of(results),
            Figures = SweepFigures.Create(results),
        };

        void Trained(double fraction, int done) =>
            run.Report(RunStage.Training, (double)done / _fractions.Length, Invariant($"{fraction:g3} of the limit"));
    }
}
